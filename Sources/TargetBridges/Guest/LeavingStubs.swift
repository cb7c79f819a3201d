import GuestISA
import GuestMachine
import Targets

/// Guest code that takes the place of environment calls: it saves all registers and goes on with the loader. An emulator
/// would not know what to do with the calls of random programs, and a debugger takes long to be told of each.
///
/// A base register is needed to store anything: `PreparedRun.base`, one that the program's code does not name where there
/// is such a register. Its own value is not seen.
final class LeavingStubs {
    /// Sites of a program, at most.
    static let siteLimit = 12
    /// Bytes of one site's own part.
    private static let siteBytes = 20

    private let loader: GuestLoader
    /// What was made, by number of sites and base: there are few.
    private var made: [Int: [BridgeLine]] = [:]

    init(_ loader: GuestLoader) { self.loader = loader }

    /// The JAL that takes the place of ECALL and EBREAK.
    static func jump(from site: UInt64, _ number: Int) -> UInt32? {
        guard number < siteLimit else { return nil }
        return Instruction(.jal, imm: Int32(GuestLayout.stubs + UInt64(siteBytes * number) - site)).encoded
    }

    /// The lines of the stubs for a program.
    func lines(_ run: PreparedRun) throws(TargetFailure) -> [BridgeLine] {
        guard !run.sites.isEmpty else { return [] }
        let key = 32 * run.sites.count + run.base
        if let lines = made[key] { return lines }
        let lines = try LeavingStubs.assemble(siteCount: run.sites.count, base: run.base, loader)
        made[key] = lines
        return lines
    }

    private static func assemble(
        siteCount: Int, base: Int, _ loader: GuestLoader
    ) throws(TargetFailure) -> [BridgeLine] {
        let saved = GuestLayout.Control.saved
        func place(_ register: Int) -> Int { saved + GuestLayout.Saved.register(register) }
        let first = base == 5 ? 6 : 5
        var text: [String] = []
        for number in 0..<siteCount {
            text += [
                "la x\(base), \(GuestLayout.control)", "sd x\(first), \(place(first))(x\(base))",
                "addi x\(first), x0, \(number)", "j common",
            ]
        }
        text.append("common: sd x\(first), \(saved + GuestLayout.Saved.end)(x\(base))")
        for register in 1..<32 where register != first && register != base {
            text.append("sd x\(register), \(place(register))(x\(base))")
        }
        text += ["la x\(first), \(loader.next)", "jr x\(first)"]
        let words: [UInt32]
        do throws(AssemblyError) {
            words = try GuestAssembler.assemble(
                text.joined(separator: "\n"), at: GuestLayout.stubs, file: "a stub"
            ).words
        } catch {
            throw TargetFailure(.died, error.description)
        }
        let wordsOfLine = BridgeLine.size / 4
        return stride(from: 0, to: words.count, by: wordsOfLine).map { start in
            var bytes = [UInt8](repeating: 0, count: BridgeLine.size)
            for (index, word) in words[start..<min(start + wordsOfLine, words.count)].enumerated() {
                bytes.setWord(word, at: 4 * index)
            }
            return BridgeLine(address: GuestLayout.stubs + UInt64(4 * start), bytes: bytes)
        }
    }
}
