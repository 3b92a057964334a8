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

# What a snapshot's name says of the witness that its signed policies ask.
witness_mark() {
    if [ "${THREEKEY_WITNESS:-}" = none ]; then
        echo -unwitnessed
    elif [ -n "${THREEKEY_WITNESS_URL:-}" ]; then
        echo "-witness-$(echo "$THREEKEY_WITNESS_URL ${THREEKEY_WITNESS_KEY:-} ${THREEKEY_WITNESS_NAME:-}" | cksum | cut -d ' ' -f 1)"
    fi
}

refuse_taken_witness_port() {
    if has_witness && port_is_taken "$(witness_port)"; then
        stop "Port $(witness_port), where the witness beside the server answers, is taken by another program: choose another --port, or do without it: THREEKEY_WITNESS=none."
    fi
}

# start_witness FOLDER PORT KEY_FILE: it ends with this very process, and waits for the ledger's key in the file. What it
# says is in witness.log; its key in verifier-key.
start_witness() {
    local folder=$1 port=$2
    plain_java witness transparency-log
    mkdir -p "$folder"
    : > "$folder/witness.log" # else what the last one said could be read as this one's
    "$JAVA_HOME/bin/java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -cp "$PWD/witness/target/witness-$VERSION.jar:$PWD/witness/target/lib/*" io.threekey.witness.WitnessCommand \
        --home "$folder" --name witness.localhost --port "$port" --log-key-file "$3" --ends-with $$ \
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

end_witness() {
    if [ -z "${WITNESS:-}" ]; then return; fi
    kill "$WITNESS" 2>/dev/null || true
    wait "$WITNESS" 2>/dev/null || true
    WITNESS=""
}

# Beside a server that is about to start. Sets WITNESS_SETTINGS: what a founding writes into its first policies. A node
# that joins a hospital founded elsewhere has no witness of its own: nobody signed that one's key.
witness_beside() {
    WITNESS_SETTINGS=()
    local folder=$1 port; port=$(witness_port)
    if ! has_witness; then
        if [ -e "$folder" ]; then echo "The witness in $folder is not started. Where the policy asks for it, the record waits to be confirmed." >&2; fi
        return
    fi
    if [ ! -e "$folder" ] && { [ -e "$HOME_FOLDER/node/founding-fingerprint" ] || [ -n "${THREEKEY_FOUNDING_FINGERPRINT:-}" ]; }; then return; fi
    refuse_taken_witness_port
    start_witness "$folder" "$port" "$HOME_FOLDER/ledger-key"
    name_witness "$folder" "$port"
}

# Only the key of one that will answer at the port later.
witness_to_come() {
    WITNESS_SETTINGS=()
    if ! has_witness; then return; fi
    start_witness "$1" 0 "$(dirname "$1")/ledger-key"
    end_witness
    name_witness "$1" "$(witness_port)"
}

name_witness() {
    WITNESS_SETTINGS=("--threekey.witness.url=http://127.0.0.1:$2" "--threekey.witness.key=$(cat "$1/verifier-key")")
}
