using System.Buffers.Text;
using System.Security.Cryptography;

namespace Postmortem;

/// <summary>
/// The secret of a link that opens something without a password, a customer's letter or a colleague's account: 256 random bits. Only its hash is
/// stored, so the database opens nothing.
/// </summary>
internal readonly record struct LinkToken(string Secret, byte[] Hash)
{
    private const int Bytes = 32;

    public static LinkToken New()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new LinkToken(secret, HashOf(secret));
    }

    /// <summary>Whether it has the form of one; nothing else is looked for.</summary>
    public static bool CouldBe(string secret) => Base64Url.IsValid(secret, out var bytes) && bytes == Bytes && !secret.Any(char.IsWhiteSpace);

    public static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret));
}
