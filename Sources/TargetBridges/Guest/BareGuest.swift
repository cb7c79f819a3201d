import GuestLinux
import GuestMachine

/// A program for the stub of a user-mode emulator: it has the memory that a bridge needs, and waits in an EBREAK.
public enum BareGuest {
    /// The ELF file.
    public static var file: [UInt8] {
        let rights: PagePermissions = [.read, .write, .execute]
        let window = ProgramMap.window
        var code = [UInt8](repeating: 0, count: 8)
        code.setWord(GuestWords.ebreak, at: 0)
        // jal x0, -4
        code.setWord(0xffdf_f06f, at: 4)
        var elf = ELFWriter(entry: GuestLayout.far)
        elf.segments = [
            .init(address: window.lowerBound, bytes: [], memorySize: UInt64(window.count), permissions: rights),
            .init(address: GuestLayout.near, bytes: [], memorySize: UInt64(GuestLayout.nearSize), permissions: rights),
            .init(address: GuestLayout.far, bytes: code, memorySize: UInt64(GuestLayout.farSize), permissions: rights),
        ]
        return elf.bytes
    }
}
