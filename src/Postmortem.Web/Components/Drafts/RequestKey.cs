using System.Security.Cryptography;
using System.Text.Json;

namespace Postmortem.Web.Components.Drafts;

/// <summary>
/// The key of what a form without a draft asks for: sent again word for word it is the same request, and another word makes it another.
/// </summary>
internal static class RequestKey
{
    /// <param name="form">With something random in it that was made when the form was shown, so that no other day asks for the same.</param>
    public static Guid Of<T>(T form) => new(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(form)).AsSpan(0, 16));
}
