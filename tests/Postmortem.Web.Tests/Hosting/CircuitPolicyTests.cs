using System.Net;
using Postmortem.Web.Hosting;
using Postmortem.Web.Tests.Kit;

namespace Postmortem.Web.Tests.Hosting;

[TestClass]
public sealed class CircuitPolicyTests
{
    [TestMethod]
    public async Task A_visitor_who_is_not_signed_in_gets_neither_the_script_nor_a_circuit()
    {
        await using var host = await KitHost.StartAsync();
        using var visitor = host.Client();
        var page = await (await visitor.GetAsync("/no/such/page")).Content.ReadAsStringAsync();
        Assert.IsFalse(page.Contains("blazor.web", StringComparison.Ordinal));

        using var negotiation = await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.AreEqual(HttpStatusCode.Unauthorized, negotiation.StatusCode);
        using var connection = await visitor.GetAsync("/_blazor?id=made-up");
        Assert.AreEqual(HttpStatusCode.Unauthorized, connection.StatusCode);
    }

    [TestMethod]
    public async Task Someone_who_is_signed_in_gets_both()
    {
        await using var host = await KitHost.StartAsync();
        using var person = host.Client("member");
        var page = await (await person.GetAsync("/no/such/page")).Content.ReadAsStringAsync();
        StringAssert.Contains(page, "blazor.web");

        using var negotiation = await person.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        Assert.AreEqual(HttpStatusCode.OK, negotiation.StatusCode);
    }

    [TestMethod]
    public void A_person_holds_as_many_circuits_as_allowed_and_a_closed_one_makes_room()
    {
        var count = new CircuitCount();
        Assert.IsTrue(count.TryEnter("ines", 2));
        Assert.IsTrue(count.TryEnter("ines", 2));
        Assert.IsFalse(count.TryEnter("ines", 2));
        Assert.IsTrue(count.TryEnter("bo", 2));

        count.Leave("ines");
        Assert.IsTrue(count.TryEnter("ines", 2));
        Assert.IsFalse(count.TryEnter("ines", 2));
    }
}
