# The witness beside a server: the one that ships, as a process of its own with a folder of its own. Sourced by ./threekey.
# shellcheck shell=bash

# Nobody starts one where the operator said so, or named a witness elsewhere.
has_witness() {
    [ "${THREEKEY_WITNESS:-}" != none ] && [ -z "${THREEKEY_WITNESS_URL:-}" ]
}

# A port that follows from the server's, since the signed policy names it.
witness_port() {
    if [ "$PORT" -lt 64536 ]; then echo $((PORT + 1000)); else echo $((PORT - 1000)); fi
}

# start_witness FOLDER PORT: it ends with this very process. What it says is in witness.log; its key in verifier-key.
start_witness() {
    local folder=$1 port=$2
    plain_java witness transparency-log
    mkdir -p "$folder"
    "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$PWD/witness/target/witness-$VERSION.jar:$PWD/witness/target/lib/*" io.threekey.witness.WitnessCommand \
        --home "$folder" --name witness.localhost --port "$port" --log-key-file "$HOME_FOLDER/ledger-key" --ends-with $$ \
        > "$folder/witness.log" 2>&1 &
    WITNESS=$!
    until grep -q "It answers at" "$folder/witness.log"; do
        if ! kill -0 "$WITNESS" 2>/dev/null; then
            cat "$folder/witness.log" >&2
            stop "The witness beside the server did not start; do without it: THREEKEY_WITNESS=none."
        fi
        sleep 0.1
    done
}

# Beside a server that is about to start. Sets WITNESS_SETTINGS: what a founding writes into its first policies.
witness_beside() {
    WITNESS_SETTINGS=()
    if ! has_witness; then return; fi
    local folder=$1 port; port=$(witness_port)
    if port_is_taken "$port"; then
        stop "Port $port, where the witness beside the server answers, is taken by another program: choose another --port, or do without it: THREEKEY_WITNESS=none."
    fi
    start_witness "$folder" "$port"
    name_witness "$folder" "$port"
}

# Only the key of one that will answer at the port later.
witness_to_come() {
    WITNESS_SETTINGS=()
    if ! has_witness; then return; fi
    start_witness "$1" 0
    kill "$WITNESS"
    wait "$WITNESS" 2>/dev/null || true
    name_witness "$1" "$(witness_port)"
}

name_witness() {
    WITNESS_SETTINGS=("--threekey.witness.url=http://127.0.0.1:$2" "--threekey.witness.key=$(cat "$1/verifier-key")")
}
