# Builds the project without a word about what went well. Sourced by server/run and tests/run.

# One checkout is built by one process at a time. The lock is held from here until release_checkout,
# or until the script ends.
lock_checkout() {
    mkdir -p "$root/build"
    exec {checkout_lock}>"$root/build/.lock"
    flock --nonblock "$checkout_lock" && return
    say "Waiting for another build in this checkout"
    flock "$checkout_lock"
}

release_checkout() {
    exec {checkout_lock}>&-
}

# build PRESET [TARGET...]
build() {
    local preset=$1 log=$root/build/$1.log
    local target=(${2:+--target "${@:2}"})
    if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
        give_up "The build could not be configured" "$log" "$advice"
    fi
    if ! (cd "$root" && cmake --build --preset "$preset" "${target[@]}") 2>&1 |
         tee -a "$log" | announce_work "$preset"; then
        give_up "The build failed" "$log"
    fi
}

# build_release [TARGET...]: what is shipped, optimised by a run that was recorded. One made of sources
# that have changed since is good enough to go on with; see train_anew.
build_release() {
    [[ -e $root/build/release/trained ]] || train
    build release "$@"
}

# For where the program has to be as fast as it can be.
train_anew() {
    local trained=$root/build/release/trained changed
    changed=$(find "$root"/{protocol,server,storage,support/training} -newer "$trained" -print -quit \
              2>/dev/null) || true
    [[ -e $trained && -z $changed ]] || train
}

train() {
    local log=$root/build/training_run.log
    rm -f "$root/build/release/trained"
    find "$root/build/release" -name '*.gcda' -delete 2>/dev/null || true
    build training
    "$root/support/training/run" >"$log" 2>&1 || give_up "The training run failed" "$log"
}

# Reads the output of ninja and says that there is something to wait for, if there is.
announce_work() {
    local line
    while read -r line; do
        if [[ $line == \[*/* ]]; then
            say "Building the $1 preset"
            break
        fi
    done
    cat >/dev/null
}

# give_up WHAT LOG [ADVICE]
give_up() {
    say "$1; the end of $2:" "" "$(tail -n 30 "$2")" ${3:+"" "$3"}
    exit 1
}
