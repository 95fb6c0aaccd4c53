# The packages that the build and the tests need. Sourced by server/run and tests/run.

# Each need is a package, or COMMAND:PACKAGE where a command of any origin will do.
build_needs=(g++:g++ cmake:cmake ninja:ninja-build pkg-config:pkg-config
             libboost1.81-dev rapidjson-dev libsqlite3-dev libssl-dev libfmt-dev libre2-dev libutf8proc-dev
             libcli11-dev)
test_needs=(catch2 clang++:clang libclang-rt-14-dev run-clang-tidy:clang-tidy clang-format:clang-format
            curl:curl node:nodejs npm:npm)
bench_needs=(wrk:wrk python3:python3)

# What to tell the user if the build turns out to lack something; empty when nothing is missing.
advice=

say() {
    printf '%s\n' "$@" >&2
}

# install_missing NEED...: installs what is not there yet, where that can be done without asking and
# without removing anything. Where it cannot, what is needed may still have come another way: the
# build goes on, and only if it fails is the user told.
install_missing() {
    local missing obstacle
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    obstacle=$(obstacle_to_installing)
    if [[ -z $obstacle ]]; then
        say "Installing ${missing[*]}"
        install_packages "${missing[@]}" >"$root/build/packages.log" 2>&1 && return
        obstacle=$(reason_of_refusal "${missing[@]}")
    fi
    advice="These Debian 12 packages seem to be missing: ${missing[*]}
They were not installed: $obstacle"
}

missing_packages() {
    local need installed packages=()
    for need; do
        if [[ $need != *:* ]]; then
            packages+=("$need")
        elif ! command -v "${need%:*}" >/dev/null; then
            echo "${need#*:}"
        fi
    done
    installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' \
                "${packages[@]}" 2>/dev/null) || true
    for need in "${packages[@]}"; do
        [[ $'\n'$installed$'\n' == *$'\n'"$need installed"$'\n'* ]] || echo "$need"
    done
}

obstacle_to_installing() {
    local system
    system=$(. /etc/os-release && echo "$ID ${VERSION_ID:-}") 2>/dev/null || system=unknown
    if [[ $system != "debian 12" ]]; then
        echo "this is not Debian 12 (but: $system)." \
             "Install what corresponds to them here, and start again."
    elif ((EUID != 0)) && ! sudo -n true 2>/dev/null; then
        echo "that needs root, and sudo is not there or would ask for a password." \
             "Install them, and start again."
    fi
}

install_packages() {
    # Lists that cannot be fetched may be recent enough all the same.
    apt_get update || true
    apt_get install --yes --no-remove --no-install-recommends "$@"
}

apt_get() {
    local as_root=()
    ((EUID == 0)) || as_root=(sudo -n)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

reason_of_refusal() {
    local in_the_way
    in_the_way=$(apt-get install --simulate --no-install-recommends "$@" 2>/dev/null |
                 sed -n 's/^Remv \([^ ]*\).*/\1/p' | paste -sd ' ') || true
    if [[ -n $in_the_way ]]; then
        echo "apt-get would remove $in_the_way for them, which is for you to decide." \
             "To let it, run as root:"
        echo "    apt-get install $*"
    else
        echo "apt-get failed; its words are in $root/build/packages.log:"
        tail -n 5 "$root/build/packages.log"
    fi
}
