using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using Postmortem.Web.Tests.Browser;
using Postmortem.Web.Tests.Browser.Steps;
using static Microsoft.Playwright.Assertions;

namespace Postmortem.Web.Tests.Reviews.Perspectives;

/// <summary>Two people write alone, one of them confidentially; the facilitator reveals; what they wrote becomes a factor.</summary>
[TestClass]
public sealed class PerspectiveTests
{
    private const string Named = "kingfisher saw a green tick";
    private const string Unnamed = "nightjar was told to hurry";
    private const string Open = "heron is for everyone";
    private const string Hard = "What made it hard?";
    private const string Saw = "What did you see and hear?";

    /// <summary>Somebody who does not stop: a key every few milliseconds, until the field is gone.</summary>
    private const string TypesOn = """
        field => {
          const typing = setInterval(() => {
            if (!field.isConnected) return clearInterval(typing);
            field.value += '.';
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }, 15);
        }
        """;

    [TestMethod]
    public async Task Words_written_alone_stay_sealed_then_stand_side_by_side_and_become_a_factor()
    {
        await using var northwind = await Northwind.StartAsync();
        var (ada, mia, noor) = (await northwind.AsAsync(Account.Ada), await northwind.AsAsync(Account.Mia), await northwind.AsAsync(Account.Noor));
        var review = await ada.ReviewAsync("Refunds marked paid");
        var pause = $"/reviews/{review}/pause?open=all";
        await ada.NameFacilitatorAsync(Account.Ada);
        await ada.InviteAsync(Account.Mia);
        await ada.InviteAsync(Account.Noor);
        var (open, sent) = await OverheardAsync(ada, pause);

        await mia.GoAsync(pause);
        await mia.StoreAsync(Saw, Named);
        await mia.PressAsync("Hand it in");
        await mia.ReadsAsync("Handed in. Thank you for telling it.");

        await noor.GoAsync(pause);
        await noor.PickAsync("How do you want to write?", "Confidentially");
        await noor.ReadsAsync("Only two people are invited");
        await noor.StoreAsync(Hard, Unnamed);
        await noor.Page.ReloadAsync();
        await noor.LiveAsync();
        await Expect(noor.Field(Hard)).ToHaveValueAsync(Unnamed);

        await NothingIsReadAsync(ada, review);
        await NothingIsReadAsync(mia, review, Unnamed);
        await NothingWasSentAsync(ada, pause, open, sent);
        Assert.IsEmpty(await Looks.FindingsAsync(noor.Page));
        await noor.Page.SetViewportSizeAsync(1280, 900);

        await ada.GoAsync(pause);
        await ada.PressAsync("Remind the one who has not written");
        await ada.ReadsAsync("One person is reminded on their first page.");
        await noor.GoAsync("/");
        await noor.ReadsAsync("Ada Quill reminded you on");

        await noor.GoAsync(pause);
        await Expect(noor.Field(Hard)).ToHaveValueAsync(Unnamed);
        await noor.Field(Hard).EvaluateAsync(TypesOn);
        await RevealAsync(ada);
        await noor.ReadsAsync("They were revealed while you were writing");
        var late = noor.Page.GetByText(new System.Text.RegularExpressions.Regex($"{Unnamed}\\.+")).First;
        await Expect(late).ToBeVisibleAsync();
        var words = (await late.InnerTextAsync()).Split('\n')[^1].Trim();

        await OpenAnalyzeAsync(ada);
        await ada.ReadsAsync(Named, ada.Part("accounts"));
        var answer = ada.Part("accounts").GetByRole(AriaRole.Article, new() { Name = "A confidential perspective" });
        await Expect(answer).ToContainTextAsync(Unnamed);
        await Expect(answer).Not.ToContainTextAsync(words);
        Assert.IsEmpty(await Looks.FindingsAsync(ada.Page));
        await ada.Page.SetViewportSizeAsync(1280, 900);

        await answer.GetByRole(AriaRole.Button, new() { Name = "Make a factor of it: A confidential perspective" }).ClickAsync();
        await Expect(ada.Field("The condition that made it possible")).ToHaveValueAsync(Unnamed);
        await ada.FillAsync("The condition that made it possible", "Whoever takes time is asked why");
        await ada.PressAsync("Make it a factor");
        await ada.ReadsAsync("Whoever takes time is asked why", ada.Factors());
        await Expect(ada.Factors().GetByRole(AriaRole.Link, new() { Name = "From a confidential perspective" })).ToBeVisibleAsync();
        foreach (var visitor in new[] { ada, mia, noor }) Assert.IsEmpty(visitor.Complaints, string.Join("\n", visitor.Complaints));
    }

    /// <summary>On no page of the review, not in its history, its report or what is found, and not in what the browser was sent.</summary>
    private static async Task NothingIsReadAsync(Visitor visitor, int review, params string[] canaries)
    {
        if (canaries.Length == 0) canaries = [Named, Unnamed];
        foreach (var address in new[] { $"/reviews/{review}/pause", $"/reviews/{review}/history", $"/search?q={canaries[^1].Split(' ')[0]}", "/" })
        {
            await visitor.GoAsync(address);
            var (drawn, sent) = (await visitor.Page.ContentAsync(), await (await visitor.Page.APIRequest.GetAsync(address)).TextAsync());
            foreach (var canary in canaries)
            {
                Assert.IsFalse(drawn.Contains(canary, StringComparison.Ordinal), $"{canary} was drawn at {address}");
                Assert.IsFalse(sent.Contains(canary, StringComparison.Ordinal), $"{canary} was sent at {address}");
            }
        }
        var report = await PdfText.OfAsync(await (await visitor.Page.APIRequest.GetAsync($"/reviews/{review}/review.pdf")).BodyAsync());
        foreach (var canary in canaries) Assert.IsFalse(report.Contains(canary, StringComparison.Ordinal), "it is in the report");
    }

    /// <summary>A page that is open while others write, and everything that its connection brings it.</summary>
    private static async Task<(IPage Page, ConcurrentQueue<string> Sent)> OverheardAsync(Visitor visitor, string address)
    {
        var page = await visitor.Page.Context.NewPageAsync();
        var sent = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => sent.Enqueue(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
        await page.GotoAsync(address);
        await Expect(page.Locator("[data-live=no]")).ToHaveCountAsync(0);
        return (page, sent);
    }

    /// <summary>What everyone may read came over the connection, so what nobody may read would have been seen there.</summary>
    private static async Task NothingWasSentAsync(Visitor writer, string address, IPage page, ConcurrentQueue<string> sent)
    {
        await writer.GoAsync(address);
        await writer.StoreAsync("The customer’s view", Open);
        await Expect(page.GetByLabel("The customer’s view", new() { Exact = true })).ToHaveValueAsync(Open);
        var all = string.Concat(sent);
        StringAssert.Contains(all, Open);
        foreach (var canary in new[] { Named, Unnamed }) Assert.IsFalse(all.Contains(canary, StringComparison.Ordinal), $"{canary} came to an open page");
        await page.CloseAsync();
    }

    private static async Task RevealAsync(Visitor ada)
    {
        await ada.PressAsync("Reveal the perspectives");
        await ada.FillAsync("Why we go on without the rest", "It is late.");
        await ada.PressAsync("Reveal them");
        await ada.ReadsAsync("The perspectives are revealed.");
    }

    private static async Task OpenAnalyzeAsync(Visitor ada)
    {
        await ada.PressAsync("Open Analyze");
        await ada.FillAsync("Or go on anyway, because", "prepared for a test");
        await ada.PressAsync("Open Analyze anyway");
        await ada.AtAsync(@"/analyze(\?open=all)?$");
        await ada.OpenAllAsync();
    }
}
