package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The published test vectors of the WeChat channel, and pushes made with the same values. */
final class WeChatPushes {

    static final String TOKEN = "mallRetailToken2024";
    static final String KEY = "Zq7mX2vR9tK4wN8pL1sD6fH3jB5cY0gAeUoIiMnTrSb";
    static final String APP_ID = "wx0a1b2c3d4e5f6071";
    static final String TIMESTAMP = "1718000000";
    static final String NONCE = "9876543210";
    static final Instant NOW = Instant.ofEpochSecond(1718000005);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    static final String PAID = "{\"ToUserName\":\"gh_0123456789ab\",\"FromUserName\":\"oSHOPPER00000000000000000001\","
            + "\"CreateTime\":1718000000,\"MsgType\":\"event\",\"Event\":\"channels_ec_order_pay\","
            + "\"order_info\":{\"order_id\":\"3719000000000123456\",\"pay_time\":1717999995}}";
    static final String V1 =
            "Rx5c7grwtsEkWA0HHQyU7igWJV/CbbKAzYb+sWWV4ZdniBagtNv09ptNwHWiyoJdQP5KpCMOhbDhXQgVynoHC9++Cq6M"
                    + "obXPjJl1Lvcenq3R2hYSbqqfI5QmkWo+1l9BZ2TvbmZ+7KPlfEvA7+JgeDOwdfcKRxDx1w3yU+EnKL7c7Ew8KkRuJbXRi7Ig7sk0d++9"
                    + "rJ4VHk8SgypBIAqwWEA9CePeKyd5TwYXyrWOlT2Ye6adOlfKETcIw8Bj9IhUo57awDFDjXsPZOz+QlrTAkSGBDWwePpEL0ONeKUKZwX5"
                    + "s514bpr5+y2r0DBCG87tZQkIkMsTyXYLqTzlqIppnBHFbklNQt/vxaJF792TSKw2k3CLEFhyQelnAZOT3Exe";
    static final String V1_SIGNATURE = "3b0a0fee1a60e8d1bb9516fcf9629f8992f5d516";
    static final String V2 =
            "Rx5c7grwtsEkWA0HHQyU7oT8mH4cvd+gohqlBxmKwiWpls4a0s929Xt6VTu7YkJWjDAO5H5CSPGhMaCymAlGPAUd1DNa"
                    + "35kvhbF7TVaNcGf5mpqXTnjTObJwLYun/kvA";
    static final String V2_SIGNATURE = "83acc4bf43c086ff44981df888d48cbd6caef27a";
    static final String V3 =
            "Rx5c7grwtsEkWA0HHQyU7gzJWeQlv0FvNViwBiqSIwtvgIBrTfzy1ja76s/5ET5p95jvm8mRzDq8aG+eNigxNvUu8m5J"
                    + "t4T0e8b8zZFARXbJy+S869FEw0S5XLxLYmgVrzP09IifpwPh+PFV9+KCPEViWhDabTm5ZyjPbJSDgsM=";
    static final String V3_SIGNATURE = "c7d38293b609210d147c9deeb994c6e1de4f934b";
    static final String V4 = "Rx5c7grwtsEkWA0HHQyU7vQtsl9b7P164fSccA6yBZgBCIIvU+BX9JzaRywxy9Uu1A1sgVhn7+Y8ux5NgWyS3Q==";
    static final String V4_SIGNATURE = "7568a6d38264d54c3d705e4f53081d20dcd671c4";
    static final String V5 =
            "Rx5c7grwtsEkWA0HHQyU7igWJV/CbbKAzYb+sWWV4ZdniBagtNv09ptNwHWiyoJdQP5KpCMOhbDhXQgVynoHC9++Cq6M"
                    + "obXPjJl1Lvcenq3R2hYSbqqfI5QmkWo+1l9BZ2TvbmZ+7KPlfEvA7+JgeDOwdfcKRxDx1w3yU+EnKL7c7Ew8KkRuJbXRi7Ig7sk0d++9"
                    + "rJ4VHk8SgypBIAqwWEA9CePeKyd5TwYXyrWOlT2Ye6adOlfKETcIw8Bj9IhUo57awDFDjXsPZOz+QlrTAkSGBDWwePpEL0ONeKUKZwX5"
                    + "s514bpr5+y2r0DBCG87tvAdsq0d/mVUzykSLgMw5xmtab9+pfvZhrzLhOPe+4WHsgXileM3QogxrN7TZ5qEN";
    static final String V5_SIGNATURE = "e7694bf9b48fe57d11b000d665f7ac227e9ca04b";

    private WeChatPushes() {}

    static ChannelAccount account() {
        return account("http://127.0.0.1:1");
    }

    static ChannelAccount account(String baseUrl) {
        var secrets = Map.of("token", TOKEN, "encoding-aes-key", KEY, "app-id", APP_ID, "app-secret", "app-secret-1");
        return new ChannelAccount("wechat", "main", secrets, baseUrl, null);
    }

    static WeChatAdapter adapter() {
        var http = new WeChatHttp();
        var properties = new ChannelsProperties(java.util.List.of(), java.time.Duration.ofMinutes(10));
        return new WeChatAdapter(new WeChatApi(http, new WeChatTokens(http, CLOCK)), properties, CLOCK);
    }

    static Map<String, String> query(String signature) {
        var query = new HashMap<String, String>();
        query.put("timestamp", TIMESTAMP);
        query.put("nonce", NONCE);
        query.put("encrypt_type", "aes");
        query.put("msg_signature", signature);
        return query;
    }

    static String envelope(String encrypted) {
        return "{\"ToUserName\":\"gh_0123456789ab\",\"Encrypt\":\"" + encrypted + "\"}";
    }

    static PushRequest post(Map<String, String> query, String body) {
        return new PushRequest("POST", query, Map.of(), body.getBytes(UTF_8), NOW);
    }

    static PushRequest post(String encrypted, String signature) {
        return post(query(signature), envelope(encrypted));
    }

    /** A correctly signed push of whatever plain bytes, padding and all. */
    static PushRequest signed(byte[] plain) {
        String encrypted = encrypt(plain);
        return post(encrypted, sign(TOKEN, TIMESTAMP, NONCE, encrypted));
    }

    static PushRequest signed(String message) {
        return signed(plain(message.getBytes(UTF_8).length, message, APP_ID));
    }

    /** What WeChat encrypts, with a length field and an app id of the test's choice. */
    static byte[] plain(int length, String message, String appId) {
        byte[] text = (message + appId).getBytes(UTF_8);
        int pad = 32 - (20 + text.length) % 32;
        var plain = ByteBuffer.allocate(20 + text.length + pad)
                .put("r4nd0m-sixteen-b".getBytes(UTF_8))
                .putInt(length)
                .put(text);
        while (plain.hasRemaining()) {
            plain.put((byte) pad);
        }
        return plain.array();
    }

    static String encrypt(byte[] plain) {
        byte[] key = Base64.getDecoder().decode(KEY + "=");
        try {
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(aes.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(String... words) {
        String joined = Stream.of(words).sorted().collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
