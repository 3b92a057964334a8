package io.threekey.server.keys;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysWiring {

    /** Before any bean can sign or verify. */
    @Bean
    static BeanFactoryPostProcessor nativeSignatures() {
        return beans -> NativeSignatures.install();
    }

    @Bean
    HomeLock homeLock(@Value("${threekey.home}") Path home) {
        return HomeLock.on(home);
    }

    /** A key file that was named must exist: making one silently would cut this node off from its installation. */
    @Bean
    WrappingKey wrappingKey(
            @Value("${threekey.home}") Path home,
            @Value("${threekey.wrapping-key-file:}") String named,
            HomeLock heldFirst,
            RandomGenerator random) {
        return named.isEmpty() ? WrappingKey.inHome(home, random) : WrappingKey.readFrom(Path.of(named));
    }

    @Bean
    NodeHome nodeHome(@Value("${threekey.home}") Path home, WrappingKey wrappingKey) {
        return NodeHome.in(home, wrappingKey);
    }

    @Bean
    SecretBox secretBox(WrappingKey wrappingKey, RandomGenerator random) {
        return new SecretBox(wrappingKey, random);
    }

    @Bean
    RowSeal rowSeal(WrappingKey wrappingKey) {
        return new RowSeal(wrappingKey);
    }
}
