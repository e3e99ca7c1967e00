package io.tillbridge.channels;

import java.util.Random;

/** Changes a text a little, always to another text. */
final class Mutations {

    private static final String ALPHABET = "0aZ/+=\" {}[]:,.\\\u0000\n~\u95e8";

    private Mutations() {}

    static String of(String text, Random random) {
        String mutated = text;
        for (int i = random.nextInt(3); i >= 0 || mutated.equals(text); i--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static String once(String text, Random random) {
        if (text.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(text.length());
        String any = String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + any + text.substring(at + 1);
            case 1 -> text.substring(0, at) + any + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(at) + text.substring(0, at);
            default -> text + text.charAt(at);
        };
    }
}
