// The library for Android: the sources that Maven tests on a JVM, and the Rust library for four ABIs, which
// bindings/ffi/build-android puts into src/main/jniLibs.

import org.jetbrains.kotlin.gradle.dsl.JvmTarget

plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

android {
    namespace = "ebb"
    compileSdk = 36

    defaultConfig {
        // java.time and java.nio.file are there from 26 on.
        minSdk = 26
        consumerProguardFiles("../library/src/main/resources/META-INF/proguard/ebb.pro")
    }

    sourceSets["main"].kotlin.srcDir("../library/src/main/kotlin")

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin {
    explicitApi()
    compilerOptions {
        jvmTarget = JvmTarget.JVM_17
        allWarningsAsErrors = true
    }
}

dependencies {
    api(project(":generated"))
    implementation("net.java.dev.jna:jna:5.19.1@aar")
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.11.0")
}

// A library without its native half would end the app at its first call.
val nativeLibraries = layout.projectDirectory.dir("src/main/jniLibs")
tasks.named("preBuild") {
    doFirst {
        check(nativeLibraries.asFileTree.matching { include("**/libebb_ffi.so") }.files.size == 4) {
            "run bindings/ffi/build-android first"
        }
    }
}
