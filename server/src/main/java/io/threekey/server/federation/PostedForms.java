package io.threekey.server.federation;

import io.threekey.charter.json.Base64Url;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.keys.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What an application has a browser post to us, sealed, so that the browser brings it back by a visit of our own: only with
 * that come its cookies (SameSite), and nobody's address bar holds what was posted. It says no more than it did.
 */
@Component
public class PostedForms {

    private static final String SEALED = "posted";
    private static final String FORMAT = "posted-form/1";
    private static final int LONGEST_VISIT = 6_000;
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SecretBox box;
    private final Clock clock;

    PostedForms(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /**
     * @param path where it was posted, and counts alone
     * @return the visit to the same place that the browser makes of it; empty for what is too long for an address
     */
    public Optional<String> visit(String path, Parameters posted) {
        var values = Json.object();
        posted.values().forEach((name, all) -> values.put(name, JsonArray.ofTexts(all)));
        var document = Document.of(FORMAT).put("at", clock.instant()).put("values", values.build());
        var sealed = box.wrap(context(path), CanonicalJson.bytes(document.build()));
        return Optional.of(path + "?" + SEALED + "=" + Base64Url.encode(sealed))
                .filter(visit -> visit.length() <= LONGEST_VISIT);
    }

    /** What is asked by a visit: what it says, or what was posted; empty where that is too long ago, or none of ours. */
    public Optional<Parameters> asked(String path, Parameters visit) {
        return visit.has(SEALED) ? visit.alone(SEALED).flatMap(text -> opened(path, text)) : Optional.of(visit);
    }

    private Optional<Parameters> opened(String path, String sealed) {
        try {
            return box.unwrap(context(path), Base64Url.decode(sealed))
                    .map(bytes -> Document.read((JsonObject) CanonicalJson.read(bytes), FORMAT, Posted::read))
                    .filter(posted -> clock.instant().isBefore(posted.at().plus(LIFETIME)))
                    .map(Posted::parameters);
        } catch (IllegalArgumentException | MalformedDocument nothingOfOurs) {
            return Optional.empty();
        }
    }

    private record Posted(Instant at, Parameters parameters) {

        static Posted read(Fields fields) {
            return new Posted(fields.instant("at"), fields.object("values", Posted::parameters));
        }

        private static Parameters parameters(Fields fields) {
            Map<String, List<String>> values = new HashMap<>();
            fields.names().forEach(name -> values.put(name, fields.texts(name)));
            return new Parameters(Map.copyOf(values));
        }
    }

    private static String context(String path) {
        return "posted to " + path;
    }
}
