import EngineCatalogue
import GuestMachine
import TestSupport
import Testing

@testable import Targets

@Suite("Watching stores to code") struct CodeWatchTests {
    private func storesToCode(_ text: String) throws -> Bool {
        CodeWatch.storesToCode(try Program(assembly: text), on: try EngineCatalogue.forPrograms(.interpreter))
    }

    @Test("a store to code is seen, also one that changes nothing or ends in code, and one to data is not")
    func stores() throws {
        #expect(try storesToCode("auipc x1, 0\n lw x2, 0(x1)\n sw x2, 0(x1)\n ecall"))
        #expect(try !storesToCode("auipc x1, 0\n lw x2, 0(x1)\n j end\n sw x2, 0(x1)\nend: ecall"))
        #expect(try !storesToCode("lui x1, 0x80010\n slli x1, x1, 32\n srli x1, x1, 32\n sd x1, 0(x1)\n ecall"))
        #expect(try storesToCode("lui x1, 0x80010\n slli x1, x1, 32\n srli x1, x1, 32\n sd x1, -1(x1)\n ecall"))
    }
}
