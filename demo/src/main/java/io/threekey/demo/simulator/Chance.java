package io.threekey.demo.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers that look random and come from a seed and a name: the same two, the same numbers, whoever else draws. */
public final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** @param names of the stream, from the activity to whatever it is about */
    public static Chance of(long seed, String... names) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
            var named = digest.digest(String.join("/", names).getBytes(StandardCharsets.UTF_8));
            return new Chance(new SplittableRandom(ByteBuffer.wrap(named).getLong()));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }

    /** @param share from 0, never, to 1, always */
    public boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** @param most included */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Seldom much more, often less: how long people stay at something. */
    public int around(int usual) {
        return (int) Math.round(-usual * Math.log(1 - random.nextDouble()));
    }

    /** The index of a weight, the heavier the more often. */
    public int weighted(List<Integer> weights) {
        var drawn = random.nextInt(weights.stream().mapToInt(each -> each).sum());
        var index = 0;
        while (drawn >= weights.get(index)) {
            drawn -= weights.get(index);
            index++;
        }
        return index;
    }
}
