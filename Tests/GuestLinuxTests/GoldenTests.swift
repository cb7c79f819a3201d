import EngineCatalogue
import GuestLinux
import GuestMachine
import Testing

@Suite("Goldens of programs") struct GoldenTests {
    /// Most instructions of a program that debug builds run in these tests; `rvfuzz golden` runs all.
    static let retiredLimit: UInt64 = 600_000
    static let store = GoldenStore(root: repositoryRoot)

    @Test("each small program prints, returns and retires what qemu-riscv64 recorded", arguments: engineKinds)
    func smallPrograms(_ kind: EngineKind) throws {
        let goldens = try GoldenTests.store.programs().filter { $0.retired <= GoldenTests.retiredLimit }
        #expect(goldens.count >= 11)
        for golden in goldens {
            let problem = try golden.check(programs: GoldenTests.store.programsDirectory) {
                try EngineCatalogue.make(kind, memory: $0)
            }
            #expect(problem == nil, "\(golden.name)")
        }
    }
}
