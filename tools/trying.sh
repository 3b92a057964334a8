# How a try is made: what is run, waited for and looked at. The tries themselves are in tries.sh. Sourced by ./threekey.
# shellcheck shell=bash

# What was promised of a hospital that is built: seconds until it answers, and until it is as it was. Beside all the other
# tests, with which it shares the processors, it may take three times as long.
TIMES_AS_LONG=${TIMES_AS_LONG:-1}
LONGEST_START=$((15 * TIMES_AS_LONG))
LONGEST_RESET=$((5 * TIMES_AS_LONG))
# What comes later than that does not come: a build and a founding are among it.
LONGEST_WAIT=600

# try WORDS COMMAND...: one test case; what the command said is shown where it fails, and what it took where it was timed.
try() {
    local words=$1 took=""; shift
    rm -f "$TRIED.took"
    if ("$@") > "$TRIED" 2>&1; then
        TRIES+=$(printf ' <testcase name="%s" classname="launcher"/>' "$words")$'\n'
        if [ -e "$TRIED.took" ]; then took=" ($(cat "$TRIED.took") s)"; fi
        echo "launcher: $words$took"
    else
        TRIES+=$(printf ' <testcase name="%s" classname="launcher">\n  <failure message="see above"></failure>\n </testcase>' "$words")$'\n'
        echo "launcher: NOT SO: $words"
        sed 's/^/  | /' "$TRIED" | tail -n 30
    fi
}

# --- README's commands, word for word ---

# The lines of its blocks of code, and the commands in its sentences.
readme_commands() {
    {
        awk '/^ *```/ { fenced = !fenced; picture = fenced && /mermaid/; next } picture { next }
            fenced || /^    +[^ ]/ { sub(/^ +/, ""); print }' README.md
        grep -o '`\./threekey [^`]*`' README.md | tr -d '`'
    } | sort -u
}

# written LINE: the command as README has it, with what a reader fills in filled in.
written() {
    readme_commands | grep -qxF -- "$1" || { echo "README does not say: $1"; return 1; }
    echo "$1" >> "$TRIED.written"
    local folder; folder=$(dirname "$TRIED")
    echo "$1" | sed -e "s|evidence-|$folder/evidence-|g" -e "s|FILE|$folder/charter.yaml|" \
        -e "s|data/postgres|$THREEKEY_HOME/postgres|" -e "s|the one that run printed|$(fingerprint)|"
}

as_written() {
    local command
    command=$(written "$1") || { echo "$command"; return 1; }
    bash -c "$command"
}

everything_said_is_tried() {
    local line missing=0
    while IFS= read -r line; do
        if ! grep -qxF -- "$line" "$TRIED.written" && ! not_tried | grep -qF -- "$line: "; then
            echo "Neither tried nor named in not_tried: $line"
            missing=1
        fi
    done <<< "$(readme_commands)"
    return $missing
}

# --- what is begun, and goes on while others are tried ---

begins() {
    local command
    if [ "$1" = as_written ]; then
        command=$(written "$2") || { echo "$command"; return 1; }
        set -- bash -c "exec $command"
    fi
    : > "$TRIED.said"
    "$@" > "$TRIED.said" 2>&1 &
    echo $! > "$TRIED.pid"
}

# until_so COMMAND...: waits for it, as long as what was begun goes on and somebody would wait.
until_so() {
    local began=$SECONDS
    until "$@"; do
        if ! kill -0 "$(cat "$TRIED.pid")" 2> /dev/null || [ $((SECONDS - began)) -gt "$LONGEST_WAIT" ]; then cat "$TRIED.said"; return 1; fi
        sleep 0.2
    done
}

said() {
    grep -q -- "$1" "$TRIED.said"
}

starts() {
    begins "$@" && until_so said "Threekey is at http://localhost:$TRY_PORT" && answers "$TRY_PORT"
}

starts_unwitnessed() {
    THREEKEY_WITNESS=none starts ./threekey run --small "$@"
}

# From the command to the answer, on the clock: that is what somebody waits.
starts_soon() {
    within "$LONGEST_START" starts ./threekey "$@"
}

answers_once_run() {
    begins "$@" && until_so answers "$TRY_PORT"
}

witnesses() {
    begins ./threekey witness "$@" && until_so said "It answers at"
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

# founds LINKS COMMAND...
founds() {
    local links=$1; shift
    begins "$@" && until_so said "Leave this running" || return 1
    cat "$TRIED.said"
    ends && [ "$(grep -c "http://seal.localhost:$TRY_PORT/founding/" "$TRIED.said")" -eq "$links" ]
}

end_running() {
    if [ -e "$TRIED.pid" ]; then kill "$(cat "$TRIED.pid")" 2> /dev/null || true; fi
}

# within SECONDS COMMAND...
within() {
    local longest=$1 began took; shift
    began=$(milliseconds)
    "$@" || return 1
    took=$(($(milliseconds) - began))
    printf '%d.%d\n' $((took / 1000)) $((took % 1000 / 100)) > "$TRIED.took"
    if [ "$took" -ge $((longest * 1000)) ]; then echo "It took $(cat "$TRIED.took") s, and $longest s are promised."; return 1; fi
}

# Whole seconds where bash is older than 5, as on macOS.
milliseconds() {
    local now=${EPOCHREALTIME:-$(date +%s).000000}
    echo $((${now%[.,]*} * 1000 + 10#${now##*[.,]} / 1000))
}

# --- the hospital that runs ---

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

# Stays with the hospital, outside of its database.
fingerprint() {
    grep -aoE '[0-9a-f]{4}( [0-9a-f]{4}){15}' "$THREEKEY_HOME/node/founding-fingerprint" 2> /dev/null || true
}

holds() {
    ./threekey verify "$@" --fingerprint "$(fingerprint)" && grep -q "Everything holds" "$TRIED"
}

holds_as_written() {
    as_written "$1" && grep -q "Everything holds" "$TRIED"
}

exports_whole() {
    ./threekey export --out "$1" && holds "$1"
}

# exports_part DIR OPTION QUERY: of whom or what the query finds.
exports_part() {
    local which; which=$(sql "$3")
    echo "$which"
    [ -n "$which" ] && ./threekey export --out "$1" "$2" "$which" && ./threekey verify "$1" --fingerprint "$(fingerprint)"
}

# --- its database ---

# psql_at_hand FOLDER: one of our own in the folder, where the machine has none.
psql_at_hand() {
    if command -v psql > /dev/null; then return; fi
    mkdir -p "$1"
    printf '#!/bin/sh\nexec "$JAVA_HOME/bin/java" -cp "%s/demo/target/app/lib/*" "%s/tools/Psql.java" "$@"\n' "$PWD" "$PWD" > "$1/psql"
    chmod +x "$1/psql"
    PATH=$1:$PATH
}

database_port() {
    sed -n 4p "$THREEKEY_HOME/postgres/postmaster.pid"
}

sql() {
    psql -h 127.0.0.1 -p "$(database_port)" -U postgres -At -c "$1"
}

# An update that finds nothing is none.
changes_rows() {
    as_written "$1" && grep -q '^UPDATE [1-9]' "$TRIED"
}

# changes_rows_back OLD NEW LINE: the statement as README has it, with its two numbers exchanged.
changes_rows_back() {
    local statement; statement=$(written "$3") || { echo "$statement"; return 1; }
    bash -c "$(echo "$statement" | sed -e "s/:$1'/:@'/" -e "s/:$2'/:$1'/" -e "s/:@'/:$2'/")" | tee -a "$TRIED" | grep -q '^UPDATE [1-9]'
}

# Of the alert about decisions: what the server notices, it notices within seconds.
is_said() {
    local second
    for ((second = 0; second < 30; second++)); do
        if [ "$(sql "select count(*) from ledger_entry where type = '$1' and convert_from(payload, 'UTF8') like '%policy.unverifiable%'")" -gt 0 ]; then return; fi
        sleep 1
    done
    return 1
}

lacks_its_database() {
    THREEKEY_WITNESS=none THREEKEY_DATABASE_USER=postgres THREEKEY_DATABASE_URL=jdbc:postgresql://127.0.0.1:$(database_port)/none \
        refuses "is not on it" serve "$@"
}

# --- days that were lived ---

# Its server has not touched it yet.
is_copy_of() {
    cmp "$1/postgres/global/pg_control" "$THREEKEY_HOME/postgres/global/pg_control"
}

fits() {
    SNAPSHOT=$1 still_fits
}

does_not_fit() {
    ! fits "$1"
}

# --- sentences ---

# says WORDS COMMAND...
says() {
    local sentence=$1; shift
    "$@" && grep -q -- "$sentence" "$TRIED"
}

# says_how_to_start FOLDER: the words that a reset ends with name this folder as one, to whatever shell they are pasted into.
says_how_to_start() {
    local folder=$1 said
    ./threekey reset --small --home "$folder" --port "$TRY_PORT" || return 1
    said=$(sed -n 's/^.* Start it: //p' "$TRIED")
    eval "set -- $said"
    [ "$#" -eq 7 ] && [ "$2 $3 $4 $5 $6 $7" = "run --small --home $folder --port $TRY_PORT" ]
}

# Whatever this machine lacks.
tells() {
    local sentence=$1; shift
    "$@" || true
    grep -q -- "$sentence" "$TRIED"
}

refuses() {
    local sentence=$1; shift
    if ./threekey "$@"; then echo "It did it."; return 1; fi
    grep -q "$sentence" "$TRIED"
}

# with_free MEGABYTES COMMAND...: on a disk that has no more.
with_free() {
    local stub; stub=$(dirname "$TRIED")/with-$1-free
    mkdir -p "$stub"
    printf '#!/bin/sh\necho "Filesystem 1048576-blocks Used Available Capacity Mounted on"\necho "disk 99999 0 %s 99%% /"\n' "$1" > "$stub/df"
    chmod +x "$stub/df"
    shift
    PATH=$stub:$PATH "$@"
}
