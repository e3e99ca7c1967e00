package io.tillbridge.simulators.past;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores, articles and people that a past is made of; stores that the demo company lacks are opened. */
final class Company {

    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "喆", "堃", "昇");
    private static final List<String> TIERS = List.of("BASIC", "BASIC", "BASIC", "SILVER", "SILVER", "GOLD");
    private static final int CLERKS = 4;
    private static final int GUIDES = 3;
    private static final int MEMBERS = 300;
    private static final int ON_HAND = 400;

    private final JdbcClient jdbc;
    private final PastRows rows;
    private final List<Article> articles;

    Company(JdbcClient jdbc, PastRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.articles = jdbc.sql("select sku, title_zh, price_fen from catalog_article order by sku")
                .query(Article.class)
                .list();
    }

    record Article(String sku, String titleZh, long priceFen) {}

    record Person(String id, String name) {}

    record Member(String id, String tier) {}

    /** A store with who works and shops there. */
    record Store(String id, ZoneId zone, double size, List<Person> clerks, List<Person> guides, List<Member> members) {}

    List<Article> articles() {
        return articles;
    }

    /** The first so many stores, in the order of their ids. */
    List<Store> stores(int count, long seed, Instant opening) {
        List<String> known = jdbc.sql("select store_id from catalog_store where kind = 'STORE' order by store_id")
                .query(String.class)
                .list();
        rows.add("live_room (room_id, channel, name_zh, name_en)", "room-3", "DOUYIN", "夜场直播间", "Late live room");
        rows.add("live_room (room_id, channel, name_zh, name_en)", "room-4", "KUAISHOU", "折扣直播间", "Outlet live room");
        List<Store> stores = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String id = "S%03d".formatted(number);
            if (!known.contains(id)) {
                open(id, number, opening);
            }
            stores.add(store(id, Chance.of(seed, id, 0)));
        }
        return stores;
    }

    private void open(String id, int number, Instant opening) {
        rows.add(
                "catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes)",
                id,
                "STORE",
                number + "号店",
                "Store " + number,
                "示范路" + number + "号",
                "Asia/Shanghai",
                LocalTime.of(10, 0),
                LocalTime.of(22, 0));
        for (Article article : articles) {
            rows.add("inventory_balance (store_id, sku, on_hand, reserved)", id, article.sku(), ON_HAND, 0);
            rows.add(
                    "inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)",
                    id,
                    article.sku(),
                    ON_HAND,
                    "COUNT",
                    "opening",
                    "past",
                    opening);
        }
    }

    private Store store(String id, Chance chance) {
        List<Person> clerks = IntStream.rangeClosed(1, CLERKS)
                .mapToObj(n -> new Person("past-" + id + "-" + n, "小" + chance.one(SURNAMES)))
                .toList();
        List<Person> guides = new ArrayList<>();
        for (int n = 1; n <= GUIDES; n++) {
            var guide = new Person("P" + id + n, "小" + chance.one(SURNAMES));
            guides.add(guide);
            rows.add("guides_guide (guide_no, name, store_id)", guide.id(), guide.name(), id);
        }
        List<Member> members = new ArrayList<>();
        for (int n = 1; n <= MEMBERS; n++) {
            var member = new Member("P%s%04d".formatted(id, n), chance.one(TIERS));
            members.add(member);
            rows.add(
                    "members_member (member_id, card_no, name, phone, tier)",
                    member.id(),
                    "77" + id.substring(1) + "%04d".formatted(n),
                    chance.one(SURNAMES) + "**",
                    "139****%04d".formatted(chance.below(10_000)),
                    member.tier());
        }
        return new Store(id, ZoneId.of("Asia/Shanghai"), 0.5 + chance.below(100) / 100.0, clerks, guides, members);
    }
}
