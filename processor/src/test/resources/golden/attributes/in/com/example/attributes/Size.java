package com.example.attributes;

/** A type of the service's own: an environment writes it as a text. */
public record Size(int width, int height) {

    public static Size parse(String text) {
        int by = text.indexOf('x');
        return new Size(Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
    }
}
