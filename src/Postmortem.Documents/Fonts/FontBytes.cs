using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Postmortem.Documents.Fonts;

/// <summary>A font file in memory that does not move, as HarfBuzz needs it.</summary>
internal static class FontBytes
{
    public static Blob Read(Stream file, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        file.ReadExactly(bytes);
        // What is to be done at release holds the bytes until then.
        var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), length, MemoryMode.ReadOnly, () => GC.KeepAlive(bytes));
        blob.MakeImmutable();
        return blob;
    }
}
