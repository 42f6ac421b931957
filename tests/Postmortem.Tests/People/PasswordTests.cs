using Postmortem.People;

namespace Postmortem.Tests.People;

[TestClass]
public sealed class PasswordTests
{
    [TestMethod]
    [DataRow("passwordpassword")]
    [DataRow("Password12345678")]
    [DataRow("P@ssw0rdP@ssw0rd")]
    [DataRow("Passw0rd!Passw0rd!")]
    [DataRow("qwertyuiopasdfgh")]
    [DataRow("qwertyuiop123456")]
    [DataRow("azertyuiopqsdfghjklm")]
    [DataRow("qwertzuiopasdfghjkl")]
    [DataRow("1qaz2wsx3edc4rfv")]
    [DataRow("zaq12wsxcde34rfv")]
    [DataRow("!QAZ2wsx#EDC4rfv")]
    [DataRow("asdfghjkl;'asdfghjkl;'")]
    [DataRow("abcdefghijklmnop")]
    [DataRow("1234567890123456")]
    [DataRow("987654321987654321")]
    [DataRow("aaaaaaaaaaaaaaaaab")]
    [DataRow("abcabcabcabcabcabc")]
    [DataRow("letmeinletmein123")]
    [DataRow("iloveyouiloveyou")]
    [DataRow("iloveyou-princess")]
    [DataRow("Sunshine2024Princess!")]
    [DataRow("welcome2026welcome2026")]
    [DataRow("administrator2026")]
    [DataRow("motdepassemotdepasse")]
    [DataRow("correct horse battery staple")]
    [DataRow("thequickbrownfoxjumps")]
    [DataRow("mia.moreau2026!!!")]
    [DataRow("Moreau Moreau Mia")]
    [DataRow("football football")]
    [DataRow("dragonmonkeymaster")]
    public void What_is_tried_first_is_refused(string password) =>
        Assert.IsNotNull(Passwords.Check(password, "mia.moreau@example.com", "Mia Moreau"),
            $"{PasswordGuess.Bits(password, []):0.0} bits");

    [TestMethod]
    [DataRow("four plain green words")]
    [DataRow("seven slow herons at dusk")]
    [DataRow("marigolds by the harbour")]
    [DataRow("eleven damp paper boats")]
    [DataRow("six quiet mornings by a lake")]
    [DataRow("purple monkey dishwasher")]
    [DataRow("trois vaches sous la pluie")]
    [DataRow("kq7m2x-9fzt4b-wmhd6p-r3yc8n")]
    [DataRow("vH8#kdP2!mZq7Lw")]
    public void Words_that_do_not_belong_together_are_taken(string password) =>
        Assert.IsNull(Passwords.Check(password, "mia.moreau@example.com", "Mia Moreau")?.Sentence, $"{PasswordGuess.Bits(password, []):0.0} bits");

    [TestMethod]
    public void A_hundred_thousand_common_passwords_are_known_and_those_long_enough_are_refused()
    {
        Assert.AreEqual(100_000, CommonPasswords.Count);
        Assert.AreEqual(2, CommonPasswords.RankOf("password"));
        Assert.IsNull(CommonPasswords.RankOf("heron of no list"));
    }

    [TestMethod]
    public void What_the_program_makes_up_is_always_taken()
    {
        for (var i = 0; i < 200; i++)
        {
            var made = Passwords.Invent();
            Assert.IsNull(Passwords.Check(made, "mia@example.com", "Mia"), made);
        }
    }
}
