package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The traits of the keys that people were let in with, and the version, if any, that is said to have asked for them.
 *
 * @param key empty in entries of before keys were described: nothing asked anything of them then
 */
record ObeyedOfKey(KeyDemand demand, Where where, Optional<KeyTraits> key, Optional<NamedVersion> required)
        implements Obeyed {

    static ObeyedOfKey assurance(LetInEntry entry) {
        return of(KeyDemand.ASSURANCE, entry, ShownKey::required);
    }

    static ObeyedOfKey standard(LetInEntry entry) {
        return of(KeyDemand.STANDARD, entry, ShownKey::standard);
    }

    private static ObeyedOfKey of(
            KeyDemand demand, LetInEntry entry, Function<ShownKey, Optional<NamedVersion>> required) {
        return new ObeyedOfKey(
                demand,
                Where.of(entry),
                entry.key().map(ShownKey::traits),
                entry.key().flatMap(required));
    }

    @Override
    public Optional<String> faultAt(Instant at, History history) {
        return heldTo().faultAt(at, history, this::unmet, this::notAsked);
    }

    @Override
    public boolean wasSetAsideBetween(Instant first, Instant last, History history) {
        return heldTo().wasSetAsideBetween(first, last, history);
    }

    @Override
    public PolicyAddress place() {
        return heldTo().place();
    }

    private HeldTo heldTo() {
        return new HeldTo(demand.kind(), where, required);
    }

    private Optional<String> unmet(PolicyVersion adopted) {
        return key.filter(traits -> !demand.isMet(adopted.document(), traits))
                .map(traits -> "Somebody was let in with a key that " + said(traits) + ", which "
                        + NamedVersion.inWords(adopted.address(), adopted.version()) + " does not take.");
    }

    private String notAsked(PolicyVersion governing) {
        return "Somebody was let in "
                + (key.isPresent() ? "and their key was held to nothing" : "with a key of which nothing is said")
                + ", though " + NamedVersion.inWords(governing.address(), governing.version()) + " was in force.";
    }

    private static String said(KeyTraits traits) {
        return (traits.userVerified() ? "checked who used it" : "did not check who used it")
                + (traits.deviceBound() ? " and stays on its device" : " and may be copied")
                + (traits.vouched() ? ", vouched for by its maker" : "")
                + traits.model().map(model -> ", of the model " + model).orElse("");
    }
}
