package io.tillbridge.integration;

import java.nio.file.Path;

class LinkReloadPostgresIT extends LinkReloadContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onPostgres(folder);
    }
}
