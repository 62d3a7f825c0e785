package com.conduitllm.proof.weather;

import com.conduitllm.testing.proxy.Answer;
import com.conduitllm.testing.proxy.Faults;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.Reply;
import com.conduitllm.testing.proxy.S3Faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What the network before the store does, and a store that is slower than its answers. */
public final class StoreWeather {
    /** None is longer than half of what the trials call the landing horizon. */
    private static final List<Duration> LATENESS =
            List.of(Duration.ofMillis(150), Duration.ofMillis(350), Duration.ofMillis(600));

    private static final Duration SLOW = Duration.ofMillis(300);
    private static final long HANGING_MILLIS = 1300;

    private final Chance chance;

    private StoreWeather(Chance chance) {
        this.chance = chance;
    }

    /** Every rule draws its lot for itself; of several the last one here wins. */
    public static void over(HttpFaultProxy store, Chance chance) {
        StoreWeather weather = new StoreWeather(chance);
        Predicate<RecordedRequest> puts = StoreWeather::isMedia;
        Predicate<RecordedRequest> deletes = RecordedRequest::isDeleteObjects;
        weather.rule(store, puts, Blow.PUT_SLOW).delay(SLOW);
        weather.rule(store, puts, Blow.PUT_DROPPED).drop();
        weather.rule(store, puts, Blow.PUT_ANSWER_LOST).loseAnswer();
        weather.rule(store, puts, Blow.PUT_HANGS).answer(weather::hang);
        for (Duration time : LATENESS) {
            weather.rule(store, puts, Blow.PUT_LANDS_LATE).landLate(time);
            weather.rule(store, deletes, Blow.DELETE_LANDS_LATE).landLate(time);
        }
        weather.rule(store, deletes, Blow.DELETE_SLOW).delay(SLOW);
        weather.rule(store, deletes, Blow.DELETE_DROPPED).drop();
        weather.rule(store, deletes, Blow.DELETE_ANSWER_LOST).loseAnswer();
        weather.rule(store, deletes, Blow.DELETE_REFUSED_BY_KEY)
                .answer(S3Faults.perKeyErrors("InternalError"));
        weather.rule(store, deletes, Blow.DELETE_ANSWER_CUT).answer(S3Faults.truncatedXml());
        weather.rule(store, deletes, Blow.DELETE_MISROUTED).answer(S3Faults.htmlPage());
        weather.rule(store, deletes, Blow.DELETE_ANSWERED_BY_A_STRANGER)
                .answer(request -> Answer.of(200, "application/xml", "<Welcome><to/></Welcome>"));
    }

    private Faults rule(HttpFaultProxy store, Predicate<RecordedRequest> which, Blow blow) {
        return store.on(request -> which.test(request) && chance.strikes(blow));
    }

    private static boolean isMedia(RecordedRequest request) {
        return request.method().equals("PUT") && !request.path().contains("/.conduit/");
    }

    /** The store says nothing for a while, and then that it did nothing. */
    private Answer hang(RecordedRequest request) {
        Reply unavailable = S3Faults.serviceUnavailable();
        try {
            new CountDownLatch(1).await(HANGING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return unavailable.to(request);
    }
}
