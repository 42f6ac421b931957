using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Postmortem.Web.Hosting;

/// <summary>
/// A cookie that a browser keeps of its last sign-in, also after it is over. It opens nothing: it only lets wrong passwords that come
/// from elsewhere not make this browser wait.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection)
{
    private const string Name = "Postmortem-Browser";

    private readonly IDataProtector _protector = protection.CreateProtector("Postmortem.KnownBrowser.1");

    /// <summary>What the browser shows of an earlier sign-in of a person.</summary>
    public Func<Guid, string?> Shows(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var parts = Read(http.Request.Cookies[CookieNames.Of(http, Name)])?.Split(' ') ?? [];
        return person => parts is [var whose, var browser] && whose == person.ToString("N") ? browser : null;
    }

    public void Remember(HttpContext http, Guid person)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (Shows(http)(person) is not null) return;
        var value = _protector.Protect($"{person:N} {Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}");
        http.Response.Cookies.Append(CookieNames.Of(http, Name), value, CookieNames.Options(http, TimeSpan.FromDays(365)));
    }

    private string? Read(string? value)
    {
        try
        {
            return string.IsNullOrEmpty(value) ? null : _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null; // made up, or of a key that is gone: an unknown browser
        }
    }
}

/// <summary>Names and settings of the cookies that the program makes itself.</summary>
internal static class CookieNames
{
    /// <summary>Over HTTPS with the prefix that keeps a neighbour on the same domain from setting it.</summary>
    public static string Of(HttpContext http, string name) => IsSecure(http) ? "__Host-" + name : name;

    public static CookieOptions Options(HttpContext http, TimeSpan life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure(http),
        MaxAge = life,
    };

    /// <summary>Anywhere but on this machine it is HTTPS that the browser speaks, whatever stands between it and us.</summary>
    private static bool IsSecure(HttpContext http) =>
        http.Request.IsHttps || !Uri.TryCreate($"http://{http.Request.Host.Value}", UriKind.Absolute, out var here) || !here.IsLoopback;

    /// <summary>The address of whoever asks; of IPv6 the part that is one customer's of a provider.</summary>
    public static string NetworkAddress(this HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString()
            : address.ToString();
    }
}
