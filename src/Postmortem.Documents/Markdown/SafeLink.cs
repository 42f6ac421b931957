namespace Postmortem.Documents.Markdown;

/// <summary>The links that may leave a document: http, https and mail, absolute, in ASCII. Everything else is shown as its text.</summary>
internal static class SafeLink
{
    public static string? Of(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Length > 2000) return null;
        foreach (var c in url)
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '<' or '>' or '\\') return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return null;
        var allowed = uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps
            ? uri.Host.Length > 0
            : uri.Scheme == Uri.UriSchemeMailto && url.Contains('@', StringComparison.Ordinal);
        return allowed ? uri.AbsoluteUri : null;
    }
}
