package com.example.guestbook.server;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Remembers in a cookie who signed last, and believes only what it has signed itself: each server, with the same key. */
final class Signer {

    private static final String COOKIE = "author=";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signer(String sessionKey) {
        this.key = new SecretKeySpec(sessionKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    void remember(HttpExchange exchange, String author) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(author.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseHeaders()
                .add("Set-Cookie", COOKIE + text + "." + signature(text) + "; Path=/; HttpOnly; SameSite=Lax");
    }

    /** Who it was; empty text when nobody is known. */
    String author(HttpExchange exchange) {
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String cookie : header.split("; *", -1)) {
                Optional<String> author =
                        cookie.startsWith(COOKIE) ? read(cookie.substring(COOKIE.length())) : Optional.empty();
                if (author.isPresent()) {
                    return author.get();
                }
            }
        }
        return "";
    }

    private Optional<String> read(String value) {
        int dot = value.indexOf('.');
        if (dot < 0 || !isEqual(signature(value.substring(0, dot)), value.substring(dot + 1))) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getUrlDecoder().decode(value.substring(0, dot)), StandardCharsets.UTF_8));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
