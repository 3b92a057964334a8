package io.threekey.server.federation;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads nothing of an answer's body, be it endless: whoever is told only says whether it heard. */
final class StatusAlone implements HttpResponse.BodySubscriber<@Nullable Void> {

    private final CompletableFuture<@Nullable Void> nothing = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return nothing;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> body) {
        // none is asked for
    }

    @Override
    public void onError(Throwable failed) {
        // the status was there before
    }

    @Override
    public void onComplete() {
        // as was to be expected
    }
}
