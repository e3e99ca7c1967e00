package io.tillbridge.integration;

import java.nio.file.Path;

class KeptFilesPostgresIT extends KeptFilesContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onPostgres(folder);
    }
}
