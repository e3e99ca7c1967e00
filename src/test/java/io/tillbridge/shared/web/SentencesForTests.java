package io.tillbridge.shared.web;

import org.springframework.context.annotation.AnnotationConfigRegistry;

/** The sentences for people, where nothing of the house is around. */
public final class SentencesForTests {

    private SentencesForTests() {}

    public static void register(AnnotationConfigRegistry context) {
        context.register(Texts.class, Bundles.class);
    }

    static class Bundles {

        @org.springframework.context.annotation.Bean
        org.springframework.context.MessageSource messageSource() {
            return new WebConfiguration().messageSource();
        }
    }
}
