using System.Buffers.Text;
using System.Security.Cryptography;

namespace Postmortem.Notices;

/// <summary>The secret of a customer's link: 256 random bits. Only its hash is stored, so the database opens nobody's page.</summary>
internal readonly record struct LinkToken(string Secret, byte[] Hash)
{
    public static LinkToken New()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return new LinkToken(secret, HashOf(secret));
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret));
}
