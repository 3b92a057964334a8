package io.threekey.server.signin.replay;

import io.threekey.evidence.KeyTraits;
import io.threekey.server.governance.GroupName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What the keys are called by which people are told apart: their model where its maker vouches for it, else what they can. */
final class KeysNamed implements Function<KeyTraits, GroupName> {

    private final Function<UUID, Optional<String>> models;
    private final Map<KeyTraits, GroupName> known = new HashMap<>();

    KeysNamed(Function<UUID, Optional<String>> models) {
        this.models = models;
    }

    @Override
    public GroupName apply(KeyTraits key) {
        return known.computeIfAbsent(key, this::name);
    }

    private GroupName name(KeyTraits key) {
        return key.model()
                .filter(model -> key.vouched())
                .flatMap(models)
                .map(GroupName::ofModel)
                .orElseGet(() -> GroupName.ofKeys(key.deviceBound() ? GroupName.Keys.CARRIED : GroupName.Keys.COPIED));
    }
}
