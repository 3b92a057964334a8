package io.threekey.acceptance.slice;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.threekey.testkit.HeldCredential;
import io.threekey.testkit.SoftwareAuthenticator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The keys that invented people were given, to be put into the browser of whoever plays one of them. */
record Keyring(Path file) {

    List<HeldCredential> of(String name) throws IOException {
        var people =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("personas");
        return StreamSupport.stream(people.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(person -> person.get("name").getAsString().equals(name))
                .flatMap(person ->
                        StreamSupport.stream(person.getAsJsonArray("devices").spliterator(), false))
                .map(device -> SoftwareAuthenticator.restore(device.getAsString()))
                .flatMap(device -> device.credentials().stream())
                .toList();
    }
}
