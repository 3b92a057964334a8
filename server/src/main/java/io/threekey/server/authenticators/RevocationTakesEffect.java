package io.threekey.server.authenticators;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has this node know of a revocation as soon as it is committed. */
@Component
class RevocationTakesEffect {

    private final RevocationChain chain;

    RevocationTakesEffect(RevocationChain chain) {
        this.chain = chain;
    }

    @TransactionalEventListener
    void remember(PasskeyRevoked revoked) {
        chain.look();
    }
}
