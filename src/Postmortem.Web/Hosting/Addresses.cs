namespace Postmortem.Web.Hosting;

/// <summary>Where the program listens and under which names it answers, as the settings say it.</summary>
public static class Addresses
{
    public const string Default = "http://localhost:5080";

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>In Kestrel's own order: endpoints of its section, then urls, then ports at every address of the machine.</summary>
    public static IReadOnlyList<string> Of(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string[] endpoints = [.. settings.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>()];
        if (endpoints.Length > 0) return endpoints;
        if (Split(settings["urls"]) is { Length: > 0 } urls) return urls;
        string[] ports = [.. Split(settings["http_ports"]).Select(port => $"http://*:{port}"),
            .. Split(settings["https_ports"]).Select(port => $"https://*:{port}")];
        return ports.Length > 0 ? ports : [Default];
    }

    /// <summary>
    /// The names under which this program answers, unless AllowedHosts says others: those it listens at. Where it listens at every
    /// address of the machine, only whoever runs it knows its names.
    /// </summary>
    public static string Hosts(IConfiguration settings)
    {
        List<string> hosts = [];
        foreach (var address in Of(settings))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Host is "0.0.0.0" or "[::]") return "*"; // also http://*:80 and http://+:80
            hosts.AddRange(url.IsLoopback ? ThisMachine : [url.Host]);
        }
        return string.Join(';', hosts.Distinct());
    }

    /// <summary>
    /// Whether nobody but this machine's own browser reaches it, over plain HTTP: there nobody listens in between. A proxy in front of it makes
    /// itself known by the name that it answers to, or by what it passes on of the visitor.
    /// </summary>
    public static bool ArePlainLoopback(IConfiguration settings) =>
        Of(settings).All(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true })
        && Split(settings["AllowedHosts"]).All(host => ThisMachine.Contains(host, StringComparer.OrdinalIgnoreCase))
        && !string.Equals(settings["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string? several) => (several ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
