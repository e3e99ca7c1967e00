-- The demo company: three stores, a warehouse, articles with stock, staff, devices. Everybody may know these log-ins.
insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes, latitude, longitude) values
    ('S001', 'STORE', '静安大悦城店', 'Jing''an store', '上海市静安区西藏北路166号', 'Asia/Shanghai', '10:00', '22:00', 31.2425, 121.4697),
    ('S002', 'STORE', '徐汇店', 'Xuhui store', '上海市徐汇区虹桥路1号', 'Asia/Shanghai', '10:00', '22:00', 31.1955, 121.437),
    ('S003', 'STORE', '浦东店', 'Pudong store', '上海市浦东新区世纪大道8号', 'Asia/Shanghai', '10:00', '21:30', 31.234, 121.507),
    ('W001', 'WAREHOUSE', '青浦仓', 'Qingpu warehouse', '上海市青浦区崧泽大道', 'Asia/Shanghai', '08:00', '20:00', 31.15, 121.116);

insert into catalog_article (sku, barcode, title_zh, title_en, price_fen) values
    ('SKU-RED-S', '6901230000010', '针织衫 红 S', 'Knit top red S', 12900),
    ('SKU-RED-M', '6901230000027', '针织衫 红 M', 'Knit top red M', 12900),
    ('SKU-RED-L', '6901230000034', '针织衫 红 L', 'Knit top red L', 12900),
    ('SKU-BLUE-S', '6901230000041', '针织衫 蓝 S', 'Knit top blue S', 9900),
    ('SKU-BLUE-M', '6901230000058', '针织衫 蓝 M', 'Knit top blue M', 9900),
    ('SKU-BLUE-L', '6901230000065', '针织衫 蓝 L', 'Knit top blue L', 9900),
    ('SKU-GREEN-S', '6901230000072', '针织衫 绿 S', 'Knit top green S', 5000),
    ('SKU-GREEN-M', '6901230000089', '针织衫 绿 M', 'Knit top green M', 5000),
    ('SKU-GREEN-L', '6901230000096', '针织衫 绿 L', 'Knit top green L', 5000),
    ('TEE-RED-M', '6901230000102', 'T恤 红 M', 'T-shirt red M', 9900),
    ('TEE-RED-L', '6901230000119', 'T恤 红 L', 'T-shirt red L', 9900),
    ('TEE-BLUE-M', '6901230000126', 'T恤 蓝 M', 'T-shirt blue M', 9900),
    ('TEE-BLUE-L', '6901230000133', 'T恤 蓝 L', 'T-shirt blue L', 9900),
    ('TEE-GREEN-M', '6901230000140', 'T恤 绿 M', 'T-shirt green M', 9900),
    ('TEE-GREEN-L', '6901230000157', 'T恤 绿 L', 'T-shirt green L', 9900),
    ('COAT-RED-M', '6901230000164', '羊毛大衣 红 M', 'Wool coat red M', 168000),
    ('COAT-RED-L', '6901230000171', '羊毛大衣 红 L', 'Wool coat red L', 168000),
    ('COAT-BLUE-M', '6901230000188', '羊毛大衣 蓝 M', 'Wool coat blue M', 168000),
    ('COAT-BLUE-L', '6901230000195', '羊毛大衣 蓝 L', 'Wool coat blue L', 168000),
    ('COAT-GREEN-M', '6901230000201', '羊毛大衣 绿 M', 'Wool coat green M', 168000),
    ('COAT-GREEN-L', '6901230000218', '羊毛大衣 绿 L', 'Wool coat green L', 168000),
    ('SCARF-RED-M', '6901230000225', '围巾 红 M', 'Scarf red M', 19900),
    ('SCARF-RED-L', '6901230000232', '围巾 红 L', 'Scarf red L', 19900),
    ('SCARF-BLUE-M', '6901230000249', '围巾 蓝 M', 'Scarf blue M', 19900),
    ('SCARF-BLUE-L', '6901230000256', '围巾 蓝 L', 'Scarf blue L', 19900),
    ('SCARF-GREEN-M', '6901230000263', '围巾 绿 M', 'Scarf green M', 19900),
    ('SCARF-GREEN-L', '6901230000270', '围巾 绿 L', 'Scarf green L', 19900),
    ('CARD-RED-M', '6901230000287', '针织开衫 红 M', 'Knit cardigan red M', 12900),
    ('CARD-RED-L', '6901230000294', '针织开衫 红 L', 'Knit cardigan red L', 12900),
    ('CARD-BLUE-M', '6901230000300', '针织开衫 蓝 M', 'Knit cardigan blue M', 12900),
    ('CARD-BLUE-L', '6901230000317', '针织开衫 蓝 L', 'Knit cardigan blue L', 12900),
    ('CARD-GREEN-M', '6901230000324', '针织开衫 绿 M', 'Knit cardigan green M', 12900),
    ('CARD-GREEN-L', '6901230000331', '针织开衫 绿 L', 'Knit cardigan green L', 12900),
    ('JEAN-RED-M', '6901230000348', '牛仔裤 红 M', 'Jeans red M', 25900),
    ('JEAN-RED-L', '6901230000355', '牛仔裤 红 L', 'Jeans red L', 25900),
    ('JEAN-BLUE-M', '6901230000362', '牛仔裤 蓝 M', 'Jeans blue M', 25900),
    ('JEAN-BLUE-L', '6901230000379', '牛仔裤 蓝 L', 'Jeans blue L', 25900),
    ('JEAN-GREEN-M', '6901230000386', '牛仔裤 绿 M', 'Jeans green M', 25900),
    ('JEAN-GREEN-L', '6901230000393', '牛仔裤 绿 L', 'Jeans green L', 25900),
    ('SHIRT-RED-M', '6901230000409', '衬衫 红 M', 'Shirt red M', 18900),
    ('SHIRT-RED-L', '6901230000416', '衬衫 红 L', 'Shirt red L', 18900),
    ('SHIRT-BLUE-M', '6901230000423', '衬衫 蓝 M', 'Shirt blue M', 18900),
    ('SHIRT-BLUE-L', '6901230000430', '衬衫 蓝 L', 'Shirt blue L', 18900),
    ('SHIRT-GREEN-M', '6901230000447', '衬衫 绿 M', 'Shirt green M', 18900),
    ('SHIRT-GREEN-L', '6901230000454', '衬衫 绿 L', 'Shirt green L', 18900),
    ('DRESS-RED-M', '6901230000461', '连衣裙 红 M', 'Dress red M', 39900),
    ('DRESS-RED-L', '6901230000478', '连衣裙 红 L', 'Dress red L', 39900),
    ('DRESS-BLUE-M', '6901230000485', '连衣裙 蓝 M', 'Dress blue M', 39900),
    ('DRESS-BLUE-L', '6901230000492', '连衣裙 蓝 L', 'Dress blue L', 39900),
    ('DRESS-GREEN-M', '6901230000508', '连衣裙 绿 M', 'Dress green M', 39900),
    ('DRESS-GREEN-L', '6901230000515', '连衣裙 绿 L', 'Dress green L', 39900),
    ('TOTE', '6901230000522', '帆布袋', 'Tote bag', 2900);

insert into inventory_balance (store_id, sku, on_hand, reserved)
    select s.store_id, a.sku, case when s.kind = 'WAREHOUSE' then 200 else 20 end, 0 from catalog_store s cross join catalog_article a;

insert into inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at)
    select store_id, sku, on_hand, 'COUNT', 'opening', 'demo', current_timestamp from inventory_balance;

insert into security_token (name, token_sha256, display_name, role, store_id, counter, created_at) values
    ('demo-admin', 'cce7a2cf1ae045989cfc914fb95a41526f167a838b3c7d33745143614abace7c', 'Demo administrator', 'ADMIN', null, null, current_timestamp),
    ('demo-counter-S001', 'bcdbd76b3aacf5e0c28003afc7ddecf83ec999313be9b2b14e20e2eeda34165d', 'Demo counter', 'CLERK', 'S001', 'C1', current_timestamp),
    ('demo-counter-S002', '2482df8f4e42517a2c12d06a8968cca877281655120d7bd3c8974f0d123e2a24', 'Demo counter', 'CLERK', 'S002', 'C1', current_timestamp),
    ('demo-counter-S003', '7f1147503b28894904d8e29ef4c61378ef3fd5fa2043eeb2fde3fd8fed8746df', 'Demo counter', 'CLERK', 'S003', 'C1', current_timestamp);

insert into members_member (member_id, card_no, name, phone, tier) values
    ('M0001', '88000001', '王**', '138****6612', 'GOLD'),
    ('M0002', '88000002', '李**', '139****0021', 'SILVER'),
    ('M0003', '88000003', '陈**', '137****4408', 'BASIC'),
    ('M0004', '88000004', '赵**', '136****9935', 'BASIC');

insert into live_room (room_id, channel, name_zh, name_en) values
    ('room-1', 'GENERIC', '静安直播间', 'Jing''an live room'),
    ('room-2', 'WECHAT', '品牌直播间', 'Brand live room');

insert into guides_guide (guide_no, name, store_id) values
    ('G007', '小陈', 'S001'),
    ('G008', '小周', 'S002'),
    ('G009', '小吴', 'S003');

-- Coats are dear and every store has few of them: the warehouse or another store sends one that is missing.
insert into orders_sourcing_rule (id, channel, sku, store_id, allowed)
    select cast('00000000-0000-4000-8000-' || lpad(cast(row_number() over (order by sku) as varchar(12)), 12, '0') as uuid),
        null, sku, null, true from catalog_article where sku like 'COAT-%';

-- Points: one for each yuan, two for gold members; a hundred are worth one yuan. One order or day earns only so many.
insert into points_rule (rule_id, name, version, kind, tier, points, fen, valid_from, actor, made_at) values
    ('00000000-0000-4000-8000-0000000000a1', 'earn', 1, 'EARN', null, 1, 100, timestamp with time zone '2026-01-01 00:00:00+08', 'demo', current_timestamp),
    ('00000000-0000-4000-8000-0000000000a2', 'earn-gold', 1, 'EARN', 'GOLD', 2, 100, timestamp with time zone '2026-01-01 00:00:00+08', 'demo', current_timestamp),
    ('00000000-0000-4000-8000-0000000000a3', 'price', 1, 'PRICE', null, 100, 100, timestamp with time zone '2026-01-01 00:00:00+08', 'demo', current_timestamp),
    ('00000000-0000-4000-8000-0000000000a4', 'most-per-order', 1, 'CAP_ORDER', null, 20000, 0, timestamp with time zone '2026-01-01 00:00:00+08', 'demo', current_timestamp),
    ('00000000-0000-4000-8000-0000000000a5', 'most-per-day', 1, 'CAP_DAY', null, 50000, 0, timestamp with time zone '2026-01-01 00:00:00+08', 'demo', current_timestamp);

insert into points_account (member_id, survivor_id, balance)
    select member_id, member_id, case member_id when 'M0001' then 12800 when 'M0002' then 3200 when 'M0003' then 450 else 0 end
    from members_member;

insert into points_lot (lot_id, origin_id, member_id, points, remaining, frozen, expired, pending, earned_at, expires_at, reference)
    select cast('00000000-0000-4000-8000-00000000b' || substring(member_id from 3) as uuid),
        cast('00000000-0000-4000-8000-00000000b' || substring(member_id from 3) as uuid), member_id, balance, balance, 0, 0, false,
        current_timestamp, null, 'opening' from points_account where balance > 0;

insert into points_entry (entry_id, member_id, kind, points, pending, frozen, reference, actor, entered_at)
    select lot_id, member_id, 'TRANSFER_IN', points, 0, 0, 'opening', 'demo', current_timestamp from points_lot;

insert into points_entry_lot (entry_id, lot_id, points) select lot_id, lot_id, points from points_lot;

insert into points_offer (offer_id, kind, title_zh, title_en, reference, points, stock, valid_from) values
    ('money-off', 'MONEY_OFF', '积分抵现', 'Money off', '', 0, null, current_timestamp),
    ('scarf', 'GOODS', '积分换围巾', 'A scarf for points', 'SCARF-RED-M', 9900, 50, current_timestamp),
    ('tote', 'GOODS', '积分换帆布袋', 'A tote bag for points', 'TOTE', 500, 200, current_timestamp);
update catalog_article set category = 'KNITWEAR' where sku like 'SKU-%' or sku like 'CARD-%';
update catalog_article set category = 'TSHIRT' where sku like 'TEE-%';
update catalog_article set category = 'COAT' where sku like 'COAT-%';

insert into coupons_template (id, code, title_zh, title_en, kind, off_fen, percent_bp, cap_fen, pieces, minutes,
        threshold_fen, member_needed, stacking, stack_group, rounding, platform_bp, brand_bp, store_bp, valid_days, state,
        created_at, created_by) values
    ('019ab2c4-0000-7000-8000-000000000001', 'DEMO-OFF20', '满100减20', '20 off from 100', 'MONEY_OFF', 2000, 0, 0, 0, 0,
        10000, false, 'ONE_OF_GROUP', 'money', 'HALF_UP', 0, 5000, 5000, 365, 'ACTIVE', current_timestamp, 'demo'),
    ('019ab2c4-0000-7000-8000-000000000002', 'DEMO-KNIT10', '针织九折', '10 % off knitwear', 'PERCENT', 0, 1000, 5000, 0, 0,
        0, false, 'WITH_ALL', null, 'HALF_UP', 0, 10000, 0, 365, 'ACTIVE', current_timestamp, 'demo'),
    ('019ab2c4-0000-7000-8000-000000000003', 'DEMO-TEE', 'T恤兑换券', 'A T-shirt for nothing', 'GOODS', 0, 0, 0, 1, 0,
        0, false, 'WITH_ALL', null, 'HALF_UP', 0, 0, 10000, 365, 'ACTIVE', current_timestamp, 'demo'),
    ('019ab2c4-0000-7000-8000-000000000004', 'DEMO-LIVE15', '直播间专享15元', '15 off for live viewers', 'MONEY_OFF', 1500, 0, 0,
        0, 0, 0, false, 'ALONE', null, 'HALF_UP', 10000, 0, 0, 365, 'ACTIVE', current_timestamp, 'demo'),
    ('019ab2c4-0000-7000-8000-000000000005', 'DEMO-PARK2H', '停车两小时', 'Two hours of parking', 'PARKING', 0, 0, 0, 0, 120,
        0, false, 'WITH_ALL', null, 'HALF_UP', 0, 0, 10000, 365, 'ACTIVE', current_timestamp, 'demo');

insert into coupons_template_scope (template_id, kind, entry) values
    ('019ab2c4-0000-7000-8000-000000000002', 'CATEGORY', 'KNITWEAR'),
    ('019ab2c4-0000-7000-8000-000000000003', 'CATEGORY', 'TSHIRT');

insert into coupons_counter (template_id) select id from coupons_template where created_by = 'demo';
