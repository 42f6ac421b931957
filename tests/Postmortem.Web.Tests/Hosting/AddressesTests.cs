using Microsoft.Extensions.Configuration;
using Postmortem.Web.Hosting;

namespace Postmortem.Web.Tests.Hosting;

[TestClass]
public sealed class AddressesTests
{
    [TestMethod]
    [DataRow("", "localhost;127.0.0.1;[::1]")]
    [DataRow("urls=http://localhost:5080 ;https://reviews.example", "localhost;127.0.0.1;[::1];reviews.example")]
    [DataRow("urls=http://0.0.0.0:80", "*")]
    [DataRow("urls=http://+:80", "*")]
    [DataRow("http_ports=8080", "*")]
    [DataRow("https_ports=8443", "*")]
    [DataRow("urls=http://localhost:5080|https_ports=8443", "localhost;127.0.0.1;[::1]")]
    [DataRow("urls=http://localhost:5080|Kestrel:Endpoints:One:Url=https://reviews.example", "reviews.example")]
    public void The_names_it_answers_to_are_those_it_listens_at(string settings, string hosts) => Assert.AreEqual(hosts, Addresses.Hosts(Settings(settings)));

    [TestMethod]
    [DataRow("", true)]
    [DataRow("urls=http://127.0.0.1:5080;http://[::1]:5080", true)]
    [DataRow("AllowedHosts=localhost;127.0.0.1;[::1]", true)]
    [DataRow("AllowedHosts=localhost;reviews.example", false)]
    [DataRow("AllowedHosts=*", false)]
    [DataRow("ForwardedHeaders_Enabled=true", false)]
    [DataRow("urls=https://localhost:5081", false)]
    [DataRow("urls=http://localhost:5080;http://reviews.example", false)]
    [DataRow("http_ports=8080", false)]
    [DataRow("https_ports=8443", false)]
    [DataRow("Kestrel:Endpoints:One:Url=https://localhost:5081", false)]
    public void Only_where_nobody_but_this_machine_comes_may_a_cookie_travel_over_plain_HTTP(string settings, bool may) =>
        Assert.AreEqual(may, Addresses.ArePlainLoopback(Settings(settings)));

    private static IConfigurationRoot Settings(string settings) => new ConfigurationBuilder().AddInMemoryCollection(settings
        .Split('|', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
}
