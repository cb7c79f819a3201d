// swift-format-ignore-file
// One fault, one row: columns are kept by hand.

extension FaultSpec {
    /// Faults that make an engine do to its own process what no guest program should, in the order of `Fault`.
    static let hosts: [FaultSpec] = [
        .init(.interpHostAbort, "interp-host-abort", .interpreter, lethalCategory,
              "SRAIW by 31 aborts",
              like: "assertion failures of emulators under fuzzing (QEMU, TCG asserts)"),
        .init(.interpHostEndless, "interp-host-endless", .interpreter, lethalCategory,
              "SLLIW by 31 never ends",
              like: "decoder that does not advance"),
        .init(.interpHostMemory, "interp-host-memory", .interpreter, lethalCategory,
              "SRLIW by 31 takes all the memory it can get",
              like: "unbounded translation buffers"),
        .init(.irHostWildStore, "ir-host-wild-store", .irBackend, containedCategory,
              "blocks that begin with SRAIW store to where there is no memory",
              like: "host address formed without its base"),
        .init(.irHostHeap, "ir-host-heap", .irBackend, lethalCategory,
              "blocks that begin with SRAIW overwrite what lies behind the context",
              like: "spill slots out of bounds"),
        .init(.irHostExit, "ir-host-exit", .irBackend, lethalCategory,
              "blocks that begin with SRAIW end the process",
              like: "call through a wrong helper pointer"),
        .init(.directHostIllegal, "direct-host-illegal", .direct, containedCategory,
              "blocks that begin with SRAIW have an illegal host instruction",
              like: "encoding that the host does not have"),
        .init(.directHostEndless, "direct-host-endless", .direct, containedCategory,
              "blocks that begin with SRAIW jump to themselves",
              like: "chain patched to itself"),
        .init(.directHostWildJump, "direct-host-wild-jump", .direct, containedCategory,
              "blocks that begin with SRAIW jump to where there is no code",
              like: "jump through a stale code pointer"),
        .init(.directHostStack, "direct-host-stack", .direct, lethalCategory,
              "blocks that begin with SRAIW overwrite their caller's stack",
              like: "unbalanced push and pop"),
    ]

    private static let containedCategory = "host code"
    private static let lethalCategory = "process"

    /// Whether it ends the process of the engine that has it: only engines in processes of their own survive it.
    public var isLethal: Bool { category == FaultSpec.lethalCategory }
}
