import CCapstone

/// One host instruction as text.
public struct HostInstructionText: Equatable, Sendable {
    /// Where the instruction starts.
    public let address: UInt64
    /// Its encoding.
    public let bytes: [UInt8]
    /// Mnemonic and operands in Intel syntax: `mov rax, qword ptr [rbp + 0x10]`.
    public let text: String
}

/// Capstone could not be opened: the linked library lacks x86 or is of another version than its header.
public struct HostDisassemblerError: Error, CustomStringConvertible {
    /// One line for the user.
    public let description: String
}

/// Turns host code into text, by Capstone.
///
/// Capstone knows nothing of our assembler, which makes it the judge of it. One instance serves one thread.
public final class HostDisassembler {
    private let handle: csh

    /// Opens Capstone for x86-64, Intel syntax.
    public init() throws(HostDisassemblerError) {
        var handle = csh()
        let status = cs_open(CS_ARCH_X86, CS_MODE_64, &handle)
        guard status == CS_ERR_OK else {
            throw HostDisassemblerError(description: "cannot open Capstone: \(String(cString: cs_strerror(status)))")
        }
        self.handle = handle
    }

    deinit {
        var handle = handle
        cs_close(&handle)
    }

    /// The instructions in `bytes`, as if they stood at `address`, up to the first that Capstone does not know.
    public func disassemble(bytes: UnsafeRawBufferPointer, address: UInt64) -> [HostInstructionText] {
        withInstructions(bytes, address) { instructions in
            instructions.map(HostInstructionText.init)
        }
    }

    /// The offset of the first byte that does not begin a known, complete instruction, or nil if all do.
    public func firstUndecodableOffset(in bytes: UnsafeRawBufferPointer) -> Int? {
        let decoded = withInstructions(bytes, 0) { instructions in
            instructions.last.map { Int($0.address) + Int($0.size) } ?? 0
        }
        return decoded == bytes.count ? nil : decoded
    }

    private func withInstructions<Result>(
        _ bytes: UnsafeRawBufferPointer, _ address: UInt64, _ body: (UnsafeBufferPointer<cs_insn>) -> Result
    ) -> Result {
        var instructions: UnsafeMutablePointer<cs_insn>?
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let count = bytes.isEmpty ? 0 : cs_disasm(handle, start, bytes.count, address, 0, &instructions)
        defer { cs_free(instructions, count) }
        return body(UnsafeBufferPointer(start: instructions, count: count))
    }
}

extension HostInstructionText {
    init(_ instruction: cs_insn) {
        address = instruction.address
        bytes = withUnsafeBytes(of: instruction.bytes) { Array($0.prefix(Int(instruction.size))) }
        let mnemonic = Self.string(instruction.mnemonic)
        let operands = Self.string(instruction.op_str)
        text = operands.isEmpty ? mnemonic : "\(mnemonic) \(operands)"
    }

    /// A C string that was imported as a tuple of bytes.
    private static func string<Tuple>(_ tuple: Tuple) -> String {
        withUnsafeBytes(of: tuple) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
