# What the tests in this folder share. Sourced by each of them, first thing.
set -euo pipefail

failed_cases=0

# check SENTENCE FUNCTION: runs a case in a new folder. It fails where a command in it does, and what
# it printed is shown then.
check() {
    local sentence=$1 case=$2 folder exit_code
    folder=$(mktemp -d)
    # Not in a condition, since there the shell would go on after a command that failed.
    set +e
    (set -e; trap kill_emulator EXIT; mkdir "$folder/case"; cd "$folder/case"; "$case") \
        >"$folder/output" 2>&1
    exit_code=$?
    set -e
    if ((exit_code == 0)); then
        echo "ok: $sentence"
    else
        echo "FAILED: $sentence"
        sed 's/^/    /' "$folder/output"
        failed_cases=$((failed_cases + 1))
    fi
    rm -rf "$folder"
}

# The last line of every test.
finish() {
    exit $((failed_cases > 0))
}

fail() {
    printf '%s\n' "$@"
    return 1
}

# expect_equal ACTUAL EXPECTED
expect_equal() {
    [[ $1 == "$2" ]] || fail "expected: $2" "     got: $1"
}

# expect_match ACTUAL REGULAR_EXPRESSION
expect_match() {
    [[ $1 =~ $2 ]] || fail "expected a match of: $2" "                got: $1"
}

# wait_until COMMAND...: ten seconds at most, on a machine that has time for us.
wait_until() {
    local attempt
    for ((attempt = 0; attempt < 500; ++attempt)); do
        ! "$@" || return 0
        sleep 0.02
    done
    fail "waited in vain for: $*"
}

# launch OPTION...: with the process id in $emulator. What it prints goes where the caller says.
launch() {
    "$EMULATOR" --port 0 --port-file port "$@" &
    emulator=$!
}

# await_ready: returns once the emulator that was launched serves, with its address in $url.
await_ready() {
    wait_until is_ready_or_gone
    [[ -s port ]] || fail "the emulator ended instead of getting ready" "$(cat errors)"
    url=http://127.0.0.1:$(<port)
}

# start OPTION...: both, with what it prints in the files `log` and `errors`.
start() {
    rm -f port
    launch "$@" >log 2>errors
    await_ready
}

is_ready_or_gone() {
    [[ -s port ]] || has_ended
}

has_ended() {
    ! kill -0 "$emulator" 2>/dev/null
}

# stop [SIGNAL]: tells the emulator to end, and expects it to end well.
stop() {
    local exit_code=0
    kill -s "${1-TERM}" "$emulator"
    wait_until has_ended
    wait "$emulator" || exit_code=$?
    emulator=
    expect_equal "exit code $exit_code" "exit code 0"
}

kill_emulator() {
    [[ -z ${emulator-} ]] || kill -s KILL "$emulator" 2>/dev/null || true
    wait 2>/dev/null || true
}

# call METHOD PATH [BODY]: prints the status; the body is in the file `answer`.
call() {
    curl --silent --show-error --max-time 60 --request "$1" --output answer \
        --write-out '%{http_code}' ${3+--header content-type:application/json --data "$3"} "$url$2"
}

# expect_answer STATUS METHOD PATH [BODY]
expect_answer() {
    local status
    status=$(call "${@:2}")
    [[ $status == "$1" ]] || fail "expected status $1, got $status: $(cat answer)"
}

# member NAME: a number or a plain string of the last answer.
member() {
    sed -nE "s/.*\"$1\":\"?([^,\"}]*).*/\1/p" answer
}
