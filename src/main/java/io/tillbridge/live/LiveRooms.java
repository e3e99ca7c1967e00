package io.tillbridge.live;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The directory of live rooms. */
@RestController
public class LiveRooms {

    private final JdbcClient jdbc;

    LiveRooms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(summary = "All live rooms")
    @GetMapping("/api/v1/live-rooms")
    public List<LiveRoom> all() {
        return jdbc.sql("select room_id, channel, name_zh, name_en from live_room order by room_id limit 1000")
                .query((row, number) ->
                        new LiveRoom(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }
}
