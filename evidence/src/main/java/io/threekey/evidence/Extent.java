package io.threekey.evidence;

import io.threekey.charter.PersonId;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.EntryBundle;

/** How much of the ledger an export holds, and so what it can prove. */
public sealed interface Extent {

    /** From which entry on all of them are there, in their bundles. */
    long wholeFrom(long size);

    /** How many entries about decisions are there one by one, each with its proof, so that the rest can be judged. */
    long chain();

    /** How many of the entries that were asked for are there one by one, each with its proof. */
    long chosen();

    /** Every entry from the founding on: the one extent that shows that nothing was left out. */
    record Whole() implements Extent {

        @Override
        public long wholeFrom(long size) {
            return 0;
        }

        @Override
        public long chain() {
            return 0;
        }

        @Override
        public long chosen() {
            return 0;
        }
    }

    /**
     * What came after an earlier export or checkpoint: every entry from the beginning of the bundle on in which that one
     * ended, so that these files laid over the earlier export are the whole one.
     *
     * @param after how many entries were there before
     */
    record Since(long after, long chain) implements Extent {

        public Since {
            if (after < 1 || chain < 0) {
                throw new IllegalArgumentException("nothing comes after " + after + " entries and " + chain);
            }
        }

        @Override
        public long wholeFrom(long size) {
            return after / EntryBundle.FULL * EntryBundle.FULL;
        }

        @Override
        public long chosen() {
            return 0;
        }
    }

    /** What is recorded about one person, and of the charter what tells whose ledger it is. */
    record AboutPerson(PersonId person, long chain, long chosen) implements Extent {

        @Override
        public long wholeFrom(long size) {
            return size;
        }
    }

    /** What one decision rests on. */
    record OfDecision(ProposalId proposal, long chain) implements Extent {

        @Override
        public long wholeFrom(long size) {
            return size;
        }

        @Override
        public long chosen() {
            return 0;
        }
    }

    private static JsonObject.Builder json(String what) {
        return Json.object().put("what", what);
    }

    /** For a manifest; a whole export says nothing of it. */
    default JsonObject document() {
        return switch (this) {
            case Whole() -> json("whole").build();
            case Since(long after, long chain) ->
                json("since").put("after", after).put("chain", chain).build();
            case AboutPerson(PersonId person, long chain, long chosen) ->
                json("person")
                        .put("person", person.value())
                        .put("chain", chain)
                        .put("chosen", chosen)
                        .build();
            case OfDecision(ProposalId proposal, long chain) ->
                json("decision")
                        .put("proposal", proposal.value())
                        .put("chain", chain)
                        .build();
        };
    }

    static Extent read(Fields fields) {
        return switch (fields.text("what")) {
            case "since" -> new Since(fields.integer("after"), fields.count("chain"));
            case "person" ->
                new AboutPerson(fields.text("person", PersonId::new), fields.count("chain"), fields.count("chosen"));
            case "decision" -> new OfDecision(fields.text("proposal", ProposalId::new), fields.count("chain"));
            default -> throw fields.malformed("what", "is not a part of a ledger");
        };
    }
}
