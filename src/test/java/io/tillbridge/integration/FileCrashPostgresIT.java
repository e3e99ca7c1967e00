package io.tillbridge.integration;

import java.nio.file.Path;

class FileCrashPostgresIT extends FileCrashContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onPostgres(folder);
    }
}
