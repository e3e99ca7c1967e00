package io.tillbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many threads that all start at the same moment. */
public record Crowd(int threads) {

    /** What each of the calls answered, in the order of their numbers. */
    public <T> List<T> each(int calls, IntFunction<T> call) {
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        try {
            var start = new CountDownLatch(1);
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                Callable<T> one = () -> {
                    start.await();
                    return call.apply(number);
                };
                answers.add(crowd.submit(one));
            }
            start.countDown();
            return all(answers);
        } finally {
            crowd.shutdownNow();
        }
    }

    private static <T> List<T> all(List<Future<T>> answers) {
        List<T> all = new ArrayList<>();
        for (Future<T> answer : answers) {
            try {
                all.add(answer.get());
            } catch (ExecutionException e) {
                throw new AssertionError("a call failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return all;
    }
}
