using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReadAcross : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FromQuestionId",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AcrossQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FactorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutActionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hazard = table.Column<string>(type: "TEXT", nullable: false),
                    Team = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AskedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<int>(type: "INTEGER", nullable: true),
                    Reply = table.Column<string>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TheirActionId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AcrossQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_Factors_FactorId",
                        column: x => x.FactorId,
                        principalTable: "Factors",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_People_AskedById",
                        column: x => x.AskedById,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_People_AskedId",
                        column: x => x.AskedId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AcrossQuestions_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_AskedById",
                table: "AcrossQuestions",
                column: "AskedById");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_AskedId",
                table: "AcrossQuestions",
                column: "AskedId");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_FactorId",
                table: "AcrossQuestions",
                column: "FactorId");

            migrationBuilder.CreateIndex(
                name: "IX_AcrossQuestions_ReviewId",
                table: "AcrossQuestions",
                column: "ReviewId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AcrossQuestions");

            migrationBuilder.DropColumn(
                name: "FromQuestionId",
                table: "Actions");
        }
    }
}
