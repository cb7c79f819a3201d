import Campaign
import GuestMachine
import Testing

@Suite("Fuzz loop benchmark") struct FuzzLoopBenchmarkTests {
    @Test("prepared and generated programs, one engine and three, block by block and freely, retire the same")
    func sameWork() throws {
        let three = try FuzzLoopBenchmark(engines: [.interpreter, .ir, .direct], programCount: 40, seed: 3)
        let one = try FuzzLoopBenchmark(engines: [.direct], programCount: 40, seed: 3)
        let expected = three.run()
        #expect(expected.programs == 40)
        #expect(expected.divergences == 0)
        #expect(expected.comparisons > 40)
        #expect(three.run(.generated) == expected)
        let free = three.run(stepping: .freeToEnd)
        #expect(free.comparisons == 40)
        #expect(free.instructions == expected.instructions)
        #expect(free.digest == expected.digest)
        #expect(one.run().instructions == expected.instructions)
        #expect(one.run(.generated) == one.run())
        #expect(three.generate() == three.wordCount)
    }

    @Test("programs have about 64 words")
    func programLength() throws {
        let benchmark = try FuzzLoopBenchmark(engines: [.interpreter], programCount: 200)
        #expect(60...75 ~= benchmark.wordCount / 200)
    }
}
