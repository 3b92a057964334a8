# The launcher tried as a visitor would, from the first run to the fresh one: tests of ./threekey itself. Sourced by it.
# shellcheck shell=bash

# Every try is a test case of one report, so that the closing line counts it.
try_launcher() {
    local folder report=$PWD/target/surefire-reports/TEST-launcher.xml
    folder=$(mktemp -d)
    TRIES="" TRIED=$folder/tried RUNNING=""
    TRY_PORT=8190
    while port_is_taken "$TRY_PORT" || port_is_taken $((TRY_PORT + 1000)); do TRY_PORT=$((TRY_PORT + 1)); done
    # shellcheck disable=SC2064
    trap "end_running; rm -rf '$folder'" EXIT
    local demo="--home $folder/hospital --port $TRY_PORT"

    try "the first run says where the hospital is" starts run --small $demo
    try "its record is confirmed by the witness beside it" is_confirmed
    try "a second run on its folder is refused" refuses "already runs on" run --small $demo
    try "another hospital at its port is refused" refuses "is taken by another program" run --small --home "$folder/other" --port "$TRY_PORT"
    try "its witness's port is refused to another's" refuses "where the witness beside the server answers" run --small --home "$folder/other" --port $((TRY_PORT - 1000))
    try "a reset under its feet is refused" refuses "already runs on" reset $demo
    try "it is exported while it runs" ./threekey export --home "$folder/hospital" --out "$folder/export"
    try "the export holds" holds "$folder" "$folder/export"
    try "what is not of the export does not" refuses "manifest" verify "$folder/hospital"
    try "it ends with its witness" ends
    try "it is exported while it stands still" ./threekey export --home "$folder/hospital" --out "$folder/later"
    try "the two exports continue each other" holds "$folder" "$folder/later" --earlier "$folder/export"
    try "it is reset" ./threekey reset --small $demo
    export THREEKEY_DATABASE_URL=jdbc:postgresql://localhost:1/none
    try "the fresh one starts, whatever database the environment names" starts run --small $demo
    unset THREEKEY_DATABASE_URL
    try "and is confirmed by the witness as it was then" is_confirmed
    try "it ends too" ends
    try "without a witness it is another hospital" starts_unwitnessed --home "$folder/alone" --port "$TRY_PORT"
    try "of which nobody else confirms anything" is_unconfirmed
    try "and it ends" ends
    try "a founding prints a link for each founder" founds "$folder/founded"
    try "and leaves the demo no folder to write into" refuses "is not a demo hospital's folder" run --small --home "$folder/founded" --port "$TRY_PORT"

    mkdir -p target/surefire-reports
    printf '<testsuite name="launcher">\n%s</testsuite>\n' "$TRIES" > "$report"
    [[ $TRIES != *"<failure"* ]]
}

# try WORDS COMMAND...: one test case; what the command said is shown where it fails.
try() {
    local words=$1; shift
    if (set -e; "$@") > "$TRIED" 2>&1; then
        TRIES+=$(printf ' <testcase name="%s" classname="launcher"/>' "$words")$'\n'
        echo "launcher: $words"
    else
        TRIES+=$(printf ' <testcase name="%s" classname="launcher">\n  <failure message="see above"></failure>\n </testcase>' "$words")$'\n'
        echo "launcher: NOT SO: $words"
        sed 's/^/  | /' "$TRIED" | tail -n 30
    fi
}

# In the background, until it says where it is.
starts() {
    local said=$TRIED.said
    : > "$said"
    ./threekey "$@" > "$said" 2>&1 &
    echo $! > "$TRIED.pid"
    until grep -q "Threekey is at http://localhost:$TRY_PORT" "$said"; do
        if ! kill -0 "$(cat "$TRIED.pid")" 2> /dev/null; then cat "$said"; return 1; fi
        sleep 0.2
    done
    answers "$TRY_PORT"
}

starts_unwitnessed() {
    THREEKEY_WITNESS=none starts run --small "$@"
}

checkpoint() {
    local line
    exec 3<> "/dev/tcp/127.0.0.1/$TRY_PORT"
    printf 'GET /ledger/checkpoint HTTP/1.1\r\nHost: id.localhost:%s\r\nConnection: close\r\n\r\n' "$TRY_PORT" >&3
    while IFS= read -r line; do echo "$line"; done <&3
    exec 3>&-
}

# A witness is asked every second, and after some waiting something is wrong.
is_confirmed() {
    local second
    for ((second = 0; second < 60; second++)); do
        if checkpoint | grep -q '^— witness.localhost '; then return; fi
        sleep 1
    done
    checkpoint
    return 1
}

is_unconfirmed() {
    checkpoint | grep -q '^— ' && ! checkpoint | grep -q '^— witness.localhost '
}

refuses() {
    local sentence=$1; shift
    if ./threekey "$@"; then echo "It did it."; return 1; fi
    grep -q "$sentence" "$TRIED"
}

# With the fingerprint that the hospital keeps outside its database.
holds() {
    local fingerprint; fingerprint=$(grep -aoE '[0-9a-f]{4}( [0-9a-f]{4}){15}' "$1/hospital/node/founding-fingerprint"); shift
    ./threekey verify "$@" --fingerprint "$fingerprint" && grep -q "Everything holds" "$TRIED"
}

# As Ctrl-C does; the ports are free again.
ends() {
    local pid second; pid=$(cat "$TRIED.pid")
    kill -TERM "$pid"
    for ((second = 0; second < 240; second++)); do
        if ! kill -0 "$pid" 2> /dev/null && ! port_is_taken "$TRY_PORT" && ! port_is_taken $((TRY_PORT + 1000)); then
            rm "$TRIED.pid"
            return
        fi
        sleep 0.5
    done
    ps -o args= -p "$pid"
    echo "After two minutes it still answers."
    return 1
}

founds() {
    local said=$TRIED.said second
    : > "$said"
    ./threekey found --home "$1" --port "$TRY_PORT" > "$said" 2>&1 &
    echo $! > "$TRIED.pid"
    for ((second = 0; second < 120; second++)); do
        if grep -q "Leave this running" "$said"; then break; fi
        sleep 0.5
    done
    cat "$said"
    ends
    [ "$(grep -c "http://seal.localhost:$TRY_PORT/founding/" "$said")" -eq 6 ]
}

end_running() {
    if [ -e "$TRIED.pid" ]; then kill "$(cat "$TRIED.pid")" 2> /dev/null || true; fi
}
