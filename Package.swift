// swift-tools-version: 6.2
import PackageDescription

/// The condition for libraries that only a program with network code has: three quarters of a first build.
let network = TargetDependencyCondition.when(traits: ["Network"])

/// Whether the release contains all its libraries, so that none is looked for when it starts (`Scripts/build
/// simulation`). A program with network code cannot: the system loads libraries to resolve host names.
let isStatic = Context.environment["PHOTOPOLICY_STATIC"] != nil

/// Passed to the linker, not the compiler: the compiler would link C start files whose frame tables are sorted at
/// every start.
let staticLinking = ["-Xlinker", "-static", "-Xclang-linker", "-static-libgcc", "-ltinfo", "-lbsd"]

let settings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// A room of the house: a target under `Sources/` that imports only the named rooms.
func room(_ name: String, _ rooms: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: rooms, swiftSettings: settings)
}

func tests(_ name: String, _ rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: rooms, swiftSettings: settings)
}

/// A fuzzer: `Scripts/fuzz NAME` builds it with libFuzzer, which brings its `main`.
func fuzzer(_ name: String, _ rooms: [Target.Dependency] = ["Fuzzed"]) -> Target {
    .executableTarget(
        name: "Fuzz\(name)", dependencies: rooms, path: "Tests/Fuzz/\(name)",
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
}

let fuzzers =
    Context.environment["PHOTOPOLICY_FUZZ"] == nil
    ? []
    : ["Parser", "Formatter", "TenantFile", "Script"].map { fuzzer($0) }
        + [fuzzer("GraphRequest", ["Fuzzed", "FuzzedRequest"])]

let package = Package(
    name: "photopolicy",
    products: [.executable(name: "photopolicy", targets: ["photopolicy"])],
    traits: [
        .trait(name: "Network", description: "Live tenants, sign-ins, and the simulator on the wire."),
        .default(enabledTraits: ["Network"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        room("Files"),
        room("Text"),
        room("OrderedJSON"),
        room("PhotoLanguage", ["Text"]),
        room("PhotoPolicy"),
        room("Tenants", ["PhotoPolicy", "Files", "Text", "OrderedJSON"]),
        room("Resolution", ["Files", "PhotoLanguage", "PhotoPolicy", "Tenants", "Text"]),
        room("Interpreter", ["PhotoLanguage", "PhotoPolicy", "Resolution", "Tenants"]),
        room(
            "LiveChanges",
            ["Files", "Interpreter", "PhotoLanguage", "PhotoPolicy", "Resolution", "Tenants", "Text"]),
        room(
            "Wording",
            ["Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Resolution", "Tenants", "Text"]),
        room(
            "Rendering",
            [
                "Interpreter", "LiveChanges", "OrderedJSON", "PhotoLanguage", "PhotoPolicy", "Tenants", "Text",
                "Wording",
            ]),
        room(
            "Runner",
            [
                "Files", "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Resolution", "Tenants",
                "Wording",
            ]),
        .target(
            name: "MicrosoftGraph",
            dependencies: [
                "Files", "PhotoPolicy", "Tenants", "Text",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            swiftSettings: settings
        ),
        room(
            "GraphSimulator",
            [
                "CZlib", "PhotoPolicy", "Tenants", "OrderedJSON", "Text",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]),
        room(
            "Storage",
            [
                "CLibMD", "Files", "Interpreter", "LiveChanges", "PhotoPolicy", "Resolution", "Tenants",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CLibMD", linkerSettings: [.linkedLibrary("md")]),
        .target(name: "CLibEdit", linkerSettings: [.linkedLibrary("edit")]),
        room("Terminal", ["CLibEdit", "Files", "Text"]),
        room(
            "Prompt",
            [
                "Files", "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Rendering", "Resolution",
                "Runner",
                "Tenants", "Terminal", "Text", "Wording",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .executableTarget(
            name: "photopolicy",
            dependencies: [
                "Files", "Interpreter", "LiveChanges", "OrderedJSON", "PhotoLanguage", "PhotoPolicy", "Prompt",
                "Rendering",
                "Resolution", "Runner", "Storage", "Tenants", "Text", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .target(name: "MicrosoftGraph", condition: network),
                .target(name: "GraphSimulator", condition: network),
                .product(name: "Logging", package: "swift-log", condition: network),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: network),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: network),
            ],
            path: "Sources/Command",
            swiftSettings: settings,
            // At a fixed address the program starts in two thirds of the time: 150,000 relocations are not needed.
            // The addresses of its libraries, heap and stack are still random.
            linkerSettings: [
                .unsafeFlags(
                    ["-Xclang-linker", "-no-pie"] + (isStatic ? staticLinking : []), .when(configuration: .release))
            ]
        ),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CPseudoTerminal", "Files", "Interpreter", "PhotoLanguage", "PhotoPolicy", "Rendering", "Resolution",
                "Tenants", "Terminal",
            ],
            swiftSettings: settings
        ),
        tests("FilesTests", ["Files", "TemporaryFolder"]),
        .target(
            name: "TemporaryFolder", dependencies: ["Files"], path: "Tests/Support/TemporaryFolder",
            swiftSettings: settings),
        .target(name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal"),
        .target(
            name: "PseudoTerminal", dependencies: ["CPseudoTerminal", "Files"], path: "Tests/Support/PseudoTerminal",
            swiftSettings: settings),
        .executableTarget(
            name: "EditorProbe", dependencies: ["Terminal"], path: "Tests/EditorProbe", swiftSettings: settings),
        tests("TerminalTests", ["Terminal", "Files", "PseudoTerminal", "TemporaryFolder", "EditorProbe"]),
        tests(
            "PromptTests",
            [
                "Files", "PhotoLanguage", "Prompt", "PseudoTerminal", "SimulatorControl", "Tenants",
                "Terminal", "TemporaryFolder", "GraphSimulator", "photopolicy",
            ]),
        tests("TextTests", ["Text"]),
        tests("PhotoLanguageTests", ["PhotoLanguage", "Files"]),
        tests("PhotoPolicyTests", ["PhotoPolicy", "Wording"]),
        tests("OrderedJSONTests", ["OrderedJSON"]),
        tests("TenantsTests", ["Tenants", "PhotoPolicy"]),
        tests(
            "MicrosoftGraphTests",
            [
                "MicrosoftGraph", "GraphSimulator", "Interpreter", "LiveChanges", "PhotoLanguage", "Tenants",
                "PhotoPolicy",
                "Files", "Resolution", "SimulatorControl", "Storage", "Wording", "photopolicy",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "X509", package: "swift-certificates"),
            ]),
        tests(
            "GraphSimulatorTests",
            [
                "GraphSimulator", "PhotoPolicy", "SimulatorControl", "Tenants",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .target(
            name: "DiskTenant",
            dependencies: [
                "Files", "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Resolution", "Storage",
                "Tenants",
            ],
            path: "Tests/Support/DiskTenant", swiftSettings: settings),
        .executableTarget(
            name: "CrashProbe",
            dependencies: ["DiskTenant", "LiveChanges", "PhotoPolicy", "Storage", "Tenants"],
            path: "Tests/CrashProbe", swiftSettings: settings),
        tests(
            "StorageTests",
            [
                "CrashProbe", "DiskTenant", "Files", "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy",
                "Rendering", "Resolution", "Storage", "TemporaryFolder", "Tenants", "Wording",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        tests("CommandTests", ["photopolicy"]),
        tests(
            "RunnerTests",
            [
                "Files", "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Resolution", "Runner",
                "Tenants",
                "Wording",
            ]),
        tests("RenderingTests", ["PhotoLanguage", "Rendering", "Text"]),
        tests(
            "InterpreterTests",
            [
                "Interpreter", "LiveChanges", "PhotoLanguage", "PhotoPolicy", "Resolution", "Tenants",
                "Wording",
            ]),
        .target(
            name: "Fuzzed",
            dependencies: [
                "Interpreter", "PhotoLanguage", "PhotoPolicy", "Rendering", "Resolution", "Tenants", "Text", "Wording",
            ],
            path: "Tests/Support/Fuzzed", swiftSettings: settings),
        .target(
            name: "FuzzedRequest",
            dependencies: [
                "Fuzzed", "GraphSimulator", "PhotoPolicy", "Tenants",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            path: "Tests/Support/FuzzedRequest", swiftSettings: settings),
        .target(
            name: "SimulatorControl", dependencies: ["GraphSimulator", "Tenants"],
            path: "Tests/Support/SimulatorControl", swiftSettings: settings),
        tests(
            "GeneratedTests",
            [
                "Fuzzed", "Interpreter", "PhotoLanguage", "PhotoPolicy", "Rendering", "Resolution", "Tenants", "Text",
                "Wording",
            ]),
        tests("FuzzTests", ["Fuzzed", "FuzzedRequest"]),
    ] + fuzzers
)
