using Microsoft.Extensions.Time.Testing;
using Postmortem.Web.Components.Reviews.Desk;

namespace Postmortem.Web.Tests.Reviews.Desk;

[TestClass]
public sealed class PresenceTests
{
    private static readonly Guid Review = Guid.Parse("01a204f8-13cc-7006-971f-986d66267912");

    private readonly FakeTimeProvider clock = new();
    private readonly Guid ada = Guid.CreateVersion7();
    private readonly Guid mia = Guid.CreateVersion7();
    private Presence presence = null!;

    [TestInitialize]
    public void Start() => presence = new Presence(clock);

    [TestMethod]
    public void Others_in_the_same_review_are_here_once_however_many_pages_they_have_open()
    {
        using var mine = presence.Enter(Review, ada, "Ada Quill", "Pause");
        using var one = presence.Enter(Review, mia, "Mia Torres", "Pause");
        using var two = presence.Enter(Review, mia, "Mia Torres", "Fix");
        using var elsewhere = presence.Enter(Guid.CreateVersion7(), Guid.CreateVersion7(), "Noor Saleh", "Pause");
        two.Typing("action");
        Assert.AreEqual(("Mia Torres", "Fix", true), mine.Others.Select(o => (o.Name, o.Stage, o.IsTyping)).Single());
        Assert.AreEqual("Ada Quill", one.Others.Single().Name);
    }

    [TestMethod]
    public void Someone_types_in_a_field_until_they_rest_and_it_is_told_when_they_begin_and_when_they_stop()
    {
        using var mine = presence.Enter(Review, ada, "Ada Quill", "Pause");
        using var others = presence.Enter(Review, mia, "Mia Torres", "Pause");
        var told = 0;
        mine.Changed += (_, _) => told++;
        others.Typing("view");
        others.Typing("view");
        Assert.AreEqual("Mia Torres", mine.TypingIn("view"));
        Assert.IsNull(mine.TypingIn("note"));
        Assert.IsNull(others.TypingIn("view"), "nobody reads of themselves");
        Assert.AreEqual(1, told);

        clock.Advance(Visit.StopsTypingAfter);
        Assert.IsNull(mine.TypingIn("view"));
        Assert.AreEqual(2, told);
    }

    [TestMethod]
    public void Someone_whose_connection_is_gone_is_away_and_back_with_it()
    {
        using var mine = presence.Enter(Review, ada, "Ada Quill", "Pause");
        using var others = presence.Enter(Review, mia, "Mia Torres", "Pause");
        others.Typing("view");
        others.IsAway = true;
        Assert.IsEmpty(mine.Others);
        Assert.IsNull(mine.TypingIn("view"));
        others.IsAway = false;
        Assert.HasCount(1, mine.Others);
    }

    [TestMethod]
    public void Who_closes_the_page_is_gone_and_an_empty_room_can_be_entered_again()
    {
        var mine = presence.Enter(Review, ada, "Ada Quill", "Pause");
        var others = presence.Enter(Review, mia, "Mia Torres", "Pause");
        others.Dispose();
        Assert.IsEmpty(mine.Others);
        mine.Dispose();
        using var again = presence.Enter(Review, ada, "Ada Quill", "Pause");
        using var back = presence.Enter(Review, mia, "Mia Torres", "Pause");
        Assert.HasCount(1, again.Others);
    }
}
