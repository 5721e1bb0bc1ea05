// For Android Studio; Maven builds and tests the same sources on a JVM. Not run where it was written: there was no
// Android SDK and no Google Maven repository. First run bindings/ffi/generate kotlin, then bindings/ffi/build-android.

pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "ebb-kotlin"
include(":generated", ":android")
