# The demo's days: lived through as fast as the machine can, kept, and copied from then on. Sourced by ./threekey.
# shellcheck shell=bash

NEEDED_MB_LIVED=5000
# What waits for a visitor there lapses after two weeks.
FRESH_DAYS=9

# The days since the founding are kept until they no longer fit or somebody wants them anew: half an hour is too much to
# pay for an edited page.
live_through() {
    if [ "$DAYS" -eq 0 ]; then return; fi
    SNAPSHOT=demo/target/lived-$DAYS-days-$PORT$(witness_mark)
    if [ -n "$ANEW" ] || [ ! -e "$SNAPSHOT" ]; then
        live
    elif ! still_fits; then
        echo "The days that were lived do not fit this build, whose tables or people are others, and are lived anew."
        live
    else
        say_how_old
    fi
}

# The server brings older tables up to date, as it does a hospital's, where it finds each migration as it was. Who works
# where and which keys the demo holds for them stands in the demo's code, and a hospital goes on with the people it has.
what_must_fit() {
    local file
    find server/src/main/resources/db/migration -name '*.sql' -exec cksum {} +
    for file in DemoKeys Devices Persona Roster SteeringGroup life/Colleague life/Hiring life/Houses life/StaffNames life/Workforce; do
        echo "$(sed '/^ *\(\/\*\|\*\|\/\/\)/d' "demo/src/main/java/io/threekey/demo/$file.java" | cksum) $file" # comments are free
    done
}

still_fits() {
    [ -e "$SNAPSHOT/made-of" ] && ! what_must_fit | grep -vxF -f - "$SNAPSHOT/made-of" > /dev/null
}

say_how_old() {
    local why=""
    if [ -n "$(find "$SNAPSHOT/lived" -mtime "+$FRESH_DAYS")" ]; then
        why="more than $FRESH_DAYS days ago, and what waited there for a visitor may have lapsed"
    elif stale "$SNAPSHOT/lived" demo || [ -n "$(find server/src/main/resources/db server/src/main/resources/charter -newer "$SNAPSHOT/lived" | head -n 1)" ]; then
        why="before the demo, the tables or the charters were last changed, which its days show nothing of"
    fi
    if [ -n "$why" ]; then
        echo "This hospital was lived $why; ./threekey reset --anew lives it again, which takes $(how_long)."
    fi
}

# Thousands arrive on the first two days; each day afterwards has its thousands of sign-ins.
how_long() {
    local minutes=$((1 + DAYS / 5))
    if [ "$minutes" -eq 1 ]; then echo "about a minute"; else echo "about $minutes minutes"; fi
}

live() {
    refuse_little_space
    echo "Living through $DAYS days for port $PORT, once, which takes $(how_long) on two cores. ./threekey run --small takes seconds instead."
    rm -rf "$SNAPSHOT" "$SNAPSHOT.making"
    witness_to_come "$SNAPSHOT.making/witness"
    # only while it is built, a commit need not wait for the disk: it ends with everything written
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $JVM -Xmx1g -XX:AOTCache=demo/target/app/demo.aot -Xlog:aot*=off:stdout -jar "$DEMO" \
        --threekey.demo.end-after-first-day=true "--threekey.home=$SNAPSHOT.making" --server.port=0 \
        "--threekey.id-origin=http://id.localhost:$PORT" "--threekey.seal-origin=http://seal.localhost:$PORT" \
        "--threekey.demo.days=$DAYS" "--threekey.demo.lived-until=$(date -u +%FT%TZ)" \
        --threekey.witness.asks=false "${WITNESS_SETTINGS[@]+"${WITNESS_SETTINGS[@]}"}" \
        "--spring.datasource.hikari.data-source-properties.options=-c synchronous_commit=off" \
        > demo/target/lived.log 2>&1 &
    local life=$!
    say_how_far "$life"
    wait "$life" || { tail -n 30 demo/target/lived.log >&2; stop "The days could not be lived: demo/target/lived.log says why."; }
    drop_spare_log "$SNAPSHOT.making/postgres"
    echo "$PORT" > "$SNAPSHOT.making/demo"
    echo "$DAYS" > "$SNAPSHOT.making/lived"
    what_must_fit > "$SNAPSHOT.making/made-of"
    mv "$SNAPSHOT.making" "$SNAPSHOT"
}

# A database that wrote much keeps hundreds of MB of its log for reuse, beyond the one it ended in. Only after an orderly
# end, which takes postmaster.pid away.
drop_spare_log() {
    if [ -e "$1/postmaster.pid" ]; then return; fi
    local current segment
    current=$(ls -t "$1/pg_wal" | grep -E '^[0-9A-F]{24}$' | head -n 1)
    for segment in "$1"/pg_wal/*; do
        if [[ $(basename "$segment") =~ ^[0-9A-F]{24}$ && $(basename "$segment") > $current ]]; then rm "$segment"; fi
    done
}

# On a terminal in one line, else every ten days.
say_how_far() {
    local words="" before=""
    trap 'kill "$1" 2> /dev/null; exit 1' INT TERM
    while kill -0 "$1" 2> /dev/null; do
        words=$(grep -o 'Living through .* entries$' demo/target/lived.log 2> /dev/null | tail -n 1 || true)
        if [ "$words" != "$before" ]; then
            before=$words
            if [ -t 1 ]; then printf '\r\033[K%s' "$words"; else case "$words" in *0,\ *) echo "$words" ;; esac; fi
        fi
        sleep 0.5
    done
    if [ -t 1 ]; then printf '\n'; fi
    trap - INT TERM
}

refuse_little_space() {
    local free; free=$(free_mb demo)
    if [ "$free" -lt "$NEEDED_MB_LIVED" ]; then
        stop "The large demo hospital needs $NEEDED_MB_LIVED MB and $free MB are free: ./threekey run --small needs less."
    fi
}
