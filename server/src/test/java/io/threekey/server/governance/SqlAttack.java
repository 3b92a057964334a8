package io.threekey.server.governance;

import io.threekey.charter.SeatId;
import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.Digest;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody with full rights on the database does to the stored decisions of {@link DecidedHospital}.
 *
 * @param alert code of the one alert that must then stand
 */
record SqlAttack(String name, String alert, List<String> statements) {

    private static final String UNVERIFIABLE = "policy.unverifiable";
    private static final String ROLLED_BACK = "policy.rolled-back";

    static Stream<SqlAttack> all() {
        return Stream.of(
                onContent("edits the policy document in force", NEWEST, "\"idleMinutes\":8", "\"idleMinutes\":60"),
                onContent("edits an older policy document", "number = 1", "\"idleMinutes\":7", "\"idleMinutes\":60"),
                onContent("lowers a quorum", FOUNDING, "\"atLeast\":3", "\"atLeast\":1"),
                onContent("drops a function from a right", FOUNDING, "{\"count\":1,\"from\":\"iam\"},", ""),
                onContent(
                        "remaps a policy kind to an easier decision",
                        FOUNDING,
                        "\"session-limits\":{\"assuranceFloor\":false,\"decision\":\"session-control\"",
                        "\"session-limits\":{\"assuranceFloor\":false,\"decision\":\"seat-succession\""),
                onContent("turns blocking objections into noted ones", FOUNDING, "\"blocks\"", "\"noted\""),
                onContent(
                        "turns round what counts as stricter",
                        FOUNDING,
                        "\"idleMinutes\":\"less\"",
                        "\"idleMinutes\":\"more\""),
                onContent("lets a containment last for years", FOUNDING, "\"hours\":72", "\"hours\":72000"),
                with(
                        "inserts a revert of its own",
                        "insert into governance_chain values (4, null, now(), '{}', '\\x00')"),
                onContent("edits who proposed it", NEWEST, "\"reason\":\"The wards", "\"reason\":\"Nobody"),
                with("replaces the newest decision with bytes that are no proposal", proposal(NEWEST, "'\\x00'")),
                with("makes the newest proposal empty", proposal(NEWEST, "''")),
                with(
                        "inserts a decision that nobody signed",
                        copyOfProposal("forged", "number = 1"),
                        "insert into governance_chain values (4, 'forged', now())"),
                with(
                        "inserts a decision with a changed document and the old signatures",
                        copyOfProposal("forged", "number = 1"),
                        copyOfActs("forged", "number = 1"),
                        "update governance_proposal set bytes = " + replaced("\"idleMinutes\":7", "\"idleMinutes\":60")
                                + " where id = 'forged'",
                        "insert into governance_chain values (4, 'forged', now())"),
                with(
                        "replays an old decision as a new one",
                        copyOfProposal("replayed", "number = 1"),
                        copyOfActs("replayed", "number = 1"),
                        "insert into governance_chain select 4, 'replayed', adopted_at from governance_chain where number = 3"),
                with(
                        "replays the newest decision as a new one",
                        copyOfProposal("replayed", NEWEST),
                        copyOfActs("replayed", NEWEST),
                        "insert into governance_chain select 4, 'replayed', adopted_at from governance_chain where number = 3"),
                new SqlAttack(
                        "deletes the newest decision",
                        ROLLED_BACK,
                        List.of("delete from governance_chain where number = 3")),
                new SqlAttack(
                        "deletes a decision in the middle",
                        ROLLED_BACK,
                        List.of("delete from governance_chain where number = 2")),
                new SqlAttack(
                        "deletes the founding", ROLLED_BACK, List.of("delete from governance_chain where number = 0")),
                new SqlAttack("deletes every decision", ROLLED_BACK, List.of("delete from governance_chain")),
                with(
                        "swaps two decisions",
                        "update governance_chain set number = 99 where number = 1",
                        "update governance_chain set number = 1 where number = 2",
                        "update governance_chain set number = 2 where number = 99"),
                with(
                        "gives the newest decision a later number",
                        "update governance_chain set number = 9 where number = 3"),
                with("gives the founding another number", "update governance_chain set number = -1 where number = 0"),
                with(
                        "gives a decision a number that no document can hold",
                        "update governance_chain set number = 9223372036854775807 where number = 3"),
                adoptedAt("dates a decision an hour earlier", "adopted_at - interval '1 hour'"),
                adoptedAt("dates a decision a microsecond later", "adopted_at + interval '1 microsecond'"),
                adoptedAt("dates a decision at the end of time", "'infinity'"),
                adoptedAt("dates a decision beyond the year 9999", "'12000-01-01'"),
                onActs("deletes a signature", "delete from governance_act where position = 1 and %s"),
                onActs("edits a signature", "update governance_act set signature = sha256(signature) where %s"),
                onActs("edits what was signed", "update governance_act set statement = 'x' where position = 0 and %s"),
                onActs("empties a signature", "update governance_act set signature = '', client_data = '' where %s"),
                onActs("swaps two signatures", "update governance_act set position = 10 - position where %s"),
                onActs(
                        "adds a signature to a decision that was made",
                        "insert into governance_act select proposal, 10, statement, credential, authenticator_data,"
                                + " client_data, signature from governance_act where position = 0 and %s"),
                with("takes the decisions away", "alter table governance_chain rename to governance_chain_away"),
                with("takes a column away", "alter table governance_act rename column signature to signature_away"));
    }

    /** The intruder's own key in the place of one of the IAM owner's. */
    static SqlAttack replacesAKeyOfIam(PoliciesInForce policies) {
        var key = policies.chain()
                .charter()
                .seat(new SeatId("iam"))
                .orElseThrow()
                .keys()
                .getFirst();
        return onContent(
                "replaces a key of the IAM owner's seat",
                FOUNDING,
                Base64Url.encode(key.credentialId()),
                Base64Url.encode(Digest.of(new byte[0]).bytes()));
    }

    private static final String NEWEST = "number = 3";
    private static final String FOUNDING = "number = 0";

    private static SqlAttack with(String name, String... statements) {
        return new SqlAttack(name, UNVERIFIABLE, List.of(statements));
    }

    private static SqlAttack onContent(String name, String of, String before, String after) {
        return with(name, proposal(of, replaced(before, after)));
    }

    private static SqlAttack adoptedAt(String name, String at) {
        return with(name, "update governance_chain set adopted_at = " + at + " where number = 3");
    }

    private static SqlAttack onActs(String name, String sql) {
        return with(name, sql.formatted("proposal = (select proposal from governance_chain where number = 3)"));
    }

    private static String proposal(String of, String bytes) {
        return "update governance_proposal set bytes = %s where id = (select proposal from governance_chain where %s)"
                .formatted(bytes, of);
    }

    private static String replaced(String before, String after) {
        return "convert_to(replace(convert_from(bytes, 'UTF8'), '%s', '%s'), 'UTF8')".formatted(before, after);
    }

    private static String copyOfProposal(String name, String of) {
        return "insert into governance_proposal select '%s', bytes, made_at from governance_proposal where id = (select proposal from governance_chain where %s)"
                .formatted(name, of);
    }

    private static String copyOfActs(String name, String of) {
        return "insert into governance_act select '%s', position, statement, credential, authenticator_data, client_data, signature from governance_act where proposal = (select proposal from governance_chain where %s)"
                .formatted(name, of);
    }

    boolean changesTables() {
        return statements.getFirst().startsWith("alter table");
    }

    @Override
    public String toString() {
        return name;
    }
}
